import { Alert, Button, Flex } from '@backstage/ui';
import type { Starter } from '@apo/backstage-plugin-patterns-common';

/** Asks once before the files of a starter take the place of others. */
export function ReplaceQuestion(props: {
  starter?: Starter;
  onReplace: () => void;
  onKeep: () => void;
}) {
  const { starter, onReplace, onKeep } = props;
  if (!starter) return null;
  return (
    <Alert
      status="warning"
      icon
      role="alert"
      title={`Replace your files by those of ${starter.title}?`}
      description="What you wrote or uploaded in this step is discarded."
      customActions={
        <Flex gap="2">
          <Button
            size="small"
            variant="primary"
            destructive
            onPress={onReplace}
          >
            Replace
          </Button>
          <Button size="small" variant="secondary" onPress={onKeep}>
            Keep mine
          </Button>
        </Flex>
      }
    />
  );
}
