import { useCallback, useState } from 'react';
import { Container, Text } from '@backstage/ui';
import { useAttributeAccess } from '../../hooks/useAttributeAccess';
import { useAttributeKeys } from '../../hooks/useAttributeKeys';
import { SyncPanel } from '../AttributeSync';
import { ErrorState } from '../shared/ErrorState';
import type { Asked } from './Asked';
import { AttributeDialogs } from './AttributeDialogs';
import { AttributesList } from './AttributesList';
import { AttributesMenu } from './AttributesMenu';
import { AttributesToolbar } from './AttributesToolbar';
import { CreateAttributeButton } from './CreateAttributeButton';
import { useAttributes } from './useAttributes';
import styles from './AttributesPage.module.css';

/** Every attribute beneath its key, the rules of the keys, and how all is on AWS. */
export function AttributesPage() {
  const { maySync, mayUpdate } = useAttributeAccess();
  const [revision, setRevision] = useState(0);
  const [asked, setAsked] = useState<Asked>();
  const attributes = useAttributes(revision);
  const keys = useAttributeKeys({ revision, violations: mayUpdate });
  const reload = useCallback(() => setRevision(n => n + 1), []);
  const isEmpty = keys.value?.length === 0 && !attributes.isNarrowed;
  return (
    <Container className={styles.page}>
      <div className={styles.head}>
        <div className={styles.words}>
          <Text as="h2" variant="title-small" weight="bold">
            Attributes
          </Text>
          <Text as="p" variant="body-medium" color="secondary">
            Keys and values that patterns carry. People find patterns by them; a
            rule says how patterns use a key.
          </Text>
        </div>
        <div className={styles.actions}>
          <CreateAttributeButton onAsk={setAsked} />
          <AttributesMenu onAsk={setAsked} />
        </div>
      </div>
      {maySync && <SyncPanel revision={revision} onMoved={reload} />}
      {!isEmpty && (
        <AttributesToolbar attributes={attributes} keys={keys.value ?? []} />
      )}
      {keys.error && (
        <ErrorState
          title="The rules of the keys could not be loaded"
          error={keys.error}
          onRetry={keys.retry}
        />
      )}
      <AttributesList
        attributes={attributes}
        keys={keys.value ?? []}
        onAsk={setAsked}
      />
      {asked && (
        <AttributeDialogs
          asked={asked}
          keys={keys.value ?? []}
          onClose={() => setAsked(undefined)}
          onChanged={() => {
            setAsked(undefined);
            reload();
          }}
        />
      )}
    </Container>
  );
}
