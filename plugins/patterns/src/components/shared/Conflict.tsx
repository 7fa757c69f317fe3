import type { ReactNode } from 'react';
import { Alert, Button, Flex } from '@backstage/ui';
import { IntoView } from './IntoView';
import styles from './Conflict.module.css';

/** One thing that two people have changed, as each has it. */
export type Difference = { what: string; theirs: ReactNode; mine: ReactNode };

/** Somebody else was faster: what differs, side by side, and the choice. */
export function Conflict(props: {
  title: string;
  differences: Difference[];
  pending: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const { title, differences, pending, onKeepMine, onTakeTheirs } = props;
  return (
    <IntoView>
      <Alert
        role="alert"
        status="warning"
        icon
        title={title}
        description={
          <div className={styles.root}>
            {differences.length ? (
              <Table differences={differences} />
            ) : (
              'They made the same changes as you.'
            )}
            <Flex gap="2">
              <Button
                size="small"
                variant="primary"
                isPending={pending}
                onPress={onKeepMine}
              >
                Keep mine
              </Button>
              <Button
                size="small"
                variant="secondary"
                isDisabled={pending}
                onPress={onTakeTheirs}
              >
                Take theirs
              </Button>
            </Flex>
          </div>
        }
      />
    </IntoView>
  );
}

function Table(props: { differences: Difference[] }) {
  const { differences } = props;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Theirs</th>
          <th scope="col">Mine</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ what, theirs, mine }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{theirs || 'none'}</td>
            <td>{mine || 'none'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
