import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import type { AttributeKey } from '@apo/backstage-plugin-patterns-common';
import { useAttributeAccess } from '../../hooks/useAttributeAccess';
import { ruleWords } from '../shared/ruleWords';
import type { Ask } from './Asked';
import { RuleWarning } from './RuleWarning';
import styles from './AttributesPage.module.css';

/** A key above its values: its rule, who breaks it, and what one may do with it. */
export function AttributeGroupHead(props: {
  name: string;
  /** Undefined until the keys are loaded. */
  attributeKey?: AttributeKey;
  onAsk: Ask;
}) {
  const { name, attributeKey, onAsk } = props;
  const { mayCreate, mayUpdate } = useAttributeAccess();
  return (
    <div className={styles.group}>
      <span className={styles.groupKey}>{name}</span>
      <span className={styles.groupRule}>
        {attributeKey && ruleWords(attributeKey.rule)}
      </span>
      {!!attributeKey?.violations && (
        <RuleWarning
          violations={attributeKey.violations}
          onOpen={() => onAsk({ dialog: 'violations', key: attributeKey })}
        />
      )}
      {attributeKey && mayUpdate && (
        <Button
          size="small"
          variant="secondary"
          aria-label={`Rule of ${name}`}
          onPress={() => onAsk({ dialog: 'rule', key: attributeKey })}
        >
          Rule
        </Button>
      )}
      {mayCreate && (
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiAddLine />}
          aria-label={`Add a value of ${name}`}
          onPress={() => onAsk({ dialog: 'create', key: name })}
        >
          Value
        </Button>
      )}
    </div>
  );
}
