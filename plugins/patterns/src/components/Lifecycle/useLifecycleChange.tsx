import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { LifecycleChange } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { describeError } from '../shared/describeError';
import { lifecycleChoices } from './lifecycleChoices';
import type { LifecycleTarget } from './LifecycleTarget';

/** How long one can undo by the toast, in milliseconds. */
const UNDO_MS = 15_000;

/** Takes a target to where it is to be, and offers to undo that for a while. */
export function useLifecycleChange(
  target: LifecycleTarget,
  onChanged: () => void,
) {
  const api = useApi(patternsApiRef);
  const toast = useApi(toastApiRef);
  const { patternName, version, title } = target;

  async function set(change: LifecycleChange) {
    if (version === undefined) {
      await api.setPatternLifecycle(patternName, change);
    } else {
      await api.setVersionLifecycle({ patternName, version }, change);
    }
    onChanged();
  }

  async function undo() {
    const { state, retirement } = target;
    try {
      await set(
        state === 'published' || !retirement
          ? { state: 'published' }
          : {
              state,
              reason: retirement.reason,
              successor: retirement.successor,
            },
      );
      toast.post({
        title: `${title} is as it was`,
        status: 'success',
        timeout: 5_000,
      });
    } catch (error) {
      toast.post({
        title: 'That could not be undone',
        description: describeError(error as Error),
        status: 'danger',
      });
    }
  }

  return useAction(async (change: LifecycleChange, onDone: () => void) => {
    await set(change);
    onDone();
    const said = toast.post({
      title: `${title} is ${lifecycleChoices[change.state].done}`,
      description: (
        <Button
          size="small"
          variant="secondary"
          onPress={() => {
            said.close();
            undo();
          }}
        >
          Undo
        </Button>
      ),
      status: 'success',
      timeout: UNDO_MS,
    });
  });
}
