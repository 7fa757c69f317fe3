import { useState } from 'react';
import { Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { cliCommand } from '../../usage/cliCommand';
import { cloudFormationSnippet } from '../../usage/cloudFormationSnippet';
import { consoleUrl } from '../../usage/consoleUrl';
import type { UsageTarget } from '../../usage/UsageTarget';
import { CopyBlock } from '../shared/CopyBlock';
import { ConsoleLink } from './ConsoleLink';
import styles from './PatternPage.module.css';

type Way = 'cli' | 'cloudformation';

/** How to use a product: the console, a command, a snippet. */
export function ServiceCatalogUse(props: { target: UsageTarget }) {
  const { target } = props;
  const [way, setWay] = useState<Way>('cli');
  return (
    <div className={styles.stack}>
      <ConsoleLink url={consoleUrl(target)} />
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
