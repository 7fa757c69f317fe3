import { useState } from 'react';
import { errorStatus } from '../components/shared/describeError';
import { useAction } from './useAction';

type Revised = { revision: number };

/**
 * A change of something that others may change meanwhile. Where the server says
 * that it was changed (409), what it is now is loaded, for the person to choose.
 */
export function useLockedChange<T extends Revised>(options: {
  /** Saves what the person has, as a change of this revision. */
  save: (revision: number) => Promise<T>;
  load: () => Promise<T>;
  /** Takes what the others have in place of what the person has. */
  onTake: (theirs: T) => void;
  onSaved: (saved: T) => void;
}) {
  const { save, load, onTake, onSaved } = options;
  const [theirs, setTheirs] = useState<T>();
  const { run, reset, pending, error } = useAction(async (revision: number) => {
    try {
      const saved = await save(revision);
      setTheirs(undefined);
      onSaved(saved);
    } catch (failure) {
      if (errorStatus(failure as Error) !== 409) throw failure;
      const current = await load();
      // Not because of others: the server has another reason.
      if (current.revision === revision) throw failure;
      setTheirs(current);
    }
  });
  return {
    theirs,
    pending,
    error,
    reset,
    save: run,
    keepMine: () => theirs && run(theirs.revision),
    takeTheirs: () => {
      if (theirs) onTake(theirs);
      setTheirs(undefined);
    },
  };
}
