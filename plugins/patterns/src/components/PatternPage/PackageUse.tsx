import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import type { PackageDetails } from '@apo/backstage-plugin-patterns-common';
import { constructSnippet } from '../../usage/constructSnippet';
import { installCommand } from '../../usage/installCommand';
import { loginCommand } from '../../usage/loginCommand';
import { packageConsoleUrl } from '../../usage/packageConsoleUrl';
import type { PackageTarget } from '../../usage/PackageTarget';
import { CopyBlock } from '../shared/CopyBlock';
import { ConsoleLink } from './ConsoleLink';
import styles from './PatternPage.module.css';

/** How to use a package: log in, install, create its main construct. */
export function PackageUse(props: {
  target: PackageTarget;
  details?: PackageDetails;
}) {
  const { target, details } = props;
  const snippet = details && constructSnippet(details);
  const url = packageConsoleUrl(target);
  return (
    <div className={styles.stack}>
      {url && <ConsoleLink url={url} />}
      <Step
        title="1. Log in"
        text={`Tells npm where ${
          target.scope ? `packages of ${target.scope}` : 'packages'
        } are, with a token that lasts 12 hours.`}
      >
        <CopyBlock label="Login command" text={loginCommand(target)} />
      </Step>
      <Step
        title="2. Install"
        text="Your lockfile keeps the package by its integrity: you get what was reviewed, or an error."
      >
        <CopyBlock label="Install command" text={installCommand(target)} />
      </Step>
      {snippet && (
        <Step
          title="3. Use"
          text={
            snippet.includes('<')
              ? 'Replace what stands in <angle brackets>. What is optional is left out.'
              : 'In a stack of your app.'
          }
        >
          <CopyBlock label="Code" text={snippet} />
        </Step>
      )}
    </div>
  );
}

function Step(props: { title: string; text: string; children: ReactNode }) {
  const { title, text, children } = props;
  return (
    <div className={styles.step}>
      <Text as="h4" variant="body-medium" weight="bold">
        {title}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {text}
      </Text>
      {children}
    </div>
  );
}
