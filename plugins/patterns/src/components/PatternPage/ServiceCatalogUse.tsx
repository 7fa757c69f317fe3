import { useState } from 'react';
import { Link, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { cliCommand } from '../../usage/cliCommand';
import { cloudFormationSnippet } from '../../usage/cloudFormationSnippet';
import { consoleUrl } from '../../usage/consoleUrl';
import type { UsageTarget } from '../../usage/UsageTarget';
import { CopyBlock, CopyButton } from '../shared/CopyBlock';
import styles from './PatternPage.module.css';

type Way = 'cli' | 'cloudformation';

/** How to use a product: the console, a command, a snippet. */
export function ServiceCatalogUse(props: { target: UsageTarget }) {
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
