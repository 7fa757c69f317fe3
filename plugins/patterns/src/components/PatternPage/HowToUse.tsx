import { useState } from 'react';
import { Link, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import type {
  PatternVersion,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import { cliCommand } from '../../usage/cliCommand';
import { cloudFormationSnippet } from '../../usage/cloudFormationSnippet';
import { consoleUrl } from '../../usage/consoleUrl';
import { toUsageTarget, type UsageTarget } from '../../usage/UsageTarget';
import { CopyBlock, CopyButton } from '../shared/CopyBlock';
import styles from './PatternPage.module.css';

type Way = 'cli' | 'cloudformation';

/** How to use a published version: the console, a command, a snippet. */
export function HowToUse(props: { version: PatternVersion; report?: Report }) {
  const { version, report } = props;
  const { publication } = version;
  if (!publication) {
    return (
      <Text as="p" variant="body-medium" color="secondary">
        Version {version.version} is not published, so it cannot be used yet.
      </Text>
    );
  }
  const target = toUsageTarget(version, publication, report);
  if (!target) return <PackageUse version={version} />;
  return <ServiceCatalogUse target={target} />;
}

function ServiceCatalogUse(props: { target: UsageTarget }) {
  const { target } = props;
  const [way, setWay] = useState<Way>('cli');
  const url = consoleUrl(target);
  return (
    <div className={styles.stack}>
      <div className={styles.console}>
        <Link href={url} target="_blank" rel="noopener noreferrer">
          Open in the AWS console
        </Link>
        <CopyButton label="Copy console link" text={url} />
      </div>
      <ToggleButtonGroup
        aria-label="Way to use it"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[way]}
        onSelectionChange={keys => setWay([...keys][0] as Way)}
      >
        <ToggleButton id="cli">AWS CLI</ToggleButton>
        <ToggleButton id="cloudformation">CloudFormation</ToggleButton>
      </ToggleButtonGroup>
      {way === 'cli' ? (
        <CopyBlock label="CLI command" text={cliCommand(target)} />
      ) : (
        <CopyBlock
          label="CloudFormation snippet"
          text={cloudFormationSnippet(target)}
        />
      )}
      {target.required.length > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          Replace what stands in &lt;angle brackets&gt;. Parameters with a
          default are left out.
        </Text>
      )}
    </div>
  );
}

function PackageUse(props: { version: PatternVersion }) {
  const { version } = props;
  const { publication } = version;
  if (!publication?.package) return null;
  const registry = publication.registry
    ? ` --registry ${publication.registry}`
    : '';
  return (
    <CopyBlock
      label="Install command"
      text={`npm install ${publication.package}@${version.version}${registry}`}
    />
  );
}
