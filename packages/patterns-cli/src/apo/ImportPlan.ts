import type { StoredItem } from '@apo/backstage-plugin-patterns-node';

/** What becomes of one record. */
export type PlannedRecord = {
  kind: 'attribute' | 'pattern';
  /** The identity here, or there when it is skipped. */
  id: string;
  action: 'create' | 'unchanged' | 'skip';
  /** Why it is skipped, or what is otherwise than there; with the fix. */
  notes: string[];
  /** What is stored; empty unless it is created. */
  items: StoredItem[];
};

/** One line a record that is created or skipped, and counts. */
export function describePlan(plan: PlannedRecord[]): string[] {
  const lines = plan
    .filter(({ action }) => action !== 'unchanged')
    .flatMap(({ kind, id, action, notes }) => [
      `  ${action.padEnd(7)} ${kind.padEnd(10)} ${id}`,
      ...notes.map(note => `            ${note}`),
    ]);
  return [...lines, describeCounts(plan)];
}

function describeCounts(plan: PlannedRecord[]): string {
  return (['attribute', 'pattern'] as const)
    .map(kind => {
      const count = (action: PlannedRecord['action']) =>
        plan.filter(each => each.kind === kind && each.action === action)
          .length;
      return `${kind}s: ${count('create')} to create, ${count(
        'unchanged',
      )} unchanged, ${count('skip')} skipped`;
    })
    .join('; ');
}
