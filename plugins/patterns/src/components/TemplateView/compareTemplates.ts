/** A template of a version or of the one before. */
export type ComparedTemplate = {
  path: string;
  change: 'added' | 'removed' | 'kept';
};

/** Which templates came, went and stayed, by path; removed ones last. */
export function compareTemplates(
  before: readonly string[],
  after: readonly string[],
): ComparedTemplate[] {
  return [
    ...after.map(path => ({
      path,
      change: before.includes(path) ? ('kept' as const) : ('added' as const),
    })),
    ...before
      .filter(path => !after.includes(path))
      .map(path => ({ path, change: 'removed' as const })),
  ];
}
