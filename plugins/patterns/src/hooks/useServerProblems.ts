import { useCallback, useState } from 'react';
import type { FieldProblem } from '@apo/backstage-plugin-patterns-common';
import { fieldProblems } from '../components/shared/serverProblems';

/**
 * What the server said of the fields of a form; of one that was changed since,
 * nothing. What belongs to no field of the form is for its top.
 */
export function useServerProblems(
  error: Error | undefined,
  fields: readonly string[],
): {
  problems: FieldProblem[];
  /** The failure, unless every part of it is beside a field. */
  unplaced?: Error;
  mend: (field: string) => void;
} {
  const [mended, setMended] = useState<{ of?: Error; fields: string[] }>({
    fields: [],
  });
  const gone = mended.of === error ? mended.fields : [];
  const said = fieldProblems(error);
  const isPlaced =
    said.length > 0 && said.every(p => fields.includes(rootOf(p.field)));
  const mend = useCallback(
    (field: string) =>
      setMended(known => ({
        of: error,
        fields: [...(known.of === error ? known.fields : []), field],
      })),
    [error],
  );
  return {
    problems: said.filter(p => !gone.includes(rootOf(p.field))),
    unplaced: isPlaced ? undefined : error,
    mend,
  };
}

/** `metadata` of `metadata.contact-team`. */
function rootOf(field: string): string {
  return field.split('.', 1)[0];
}
