import { Button } from '@backstage/ui';
import { ToneLabel } from '../shared/ToneLabel';

/** Says how many patterns break the rule of a key now. */
export function RuleWarning(props: { violations: number; onOpen: () => void }) {
  const { violations, onOpen } = props;
  return (
    <Button size="small" variant="tertiary" onPress={onOpen}>
      <ToneLabel
        tone="warning"
        label={
          violations === 1
            ? '1 pattern breaks the rule'
            : `${violations} patterns break the rule`
        }
      />
    </Button>
  );
}
