import {
  storedKinds,
  type StoredKind,
  type StoreTransfer,
} from '@apo/backstage-plugin-patterns-node';
import { tallyStore, type StoreTally } from './tallyStore';

/** How one kind compares. */
export type KindComparison = {
  kind: StoredKind;
  from: { count: number; digest: string };
  to: { count: number; digest: string };
  /** `added`: the target has it beside what it had before. */
  verdict: 'equal' | 'added' | 'different';
};

/** Of the columns of the table. */
const widths = [14, 9, 9, 27, 0];
const words = {
  equal: 'equal',
  added: 'equal, beside what was there before',
  different: 'DIFFERENT',
};

/**
 * Reads both stores again, and says kind by kind whether the target has what
 * the source has.
 *
 * @param before - what the target had before
 */
export async function compareStores(
  from: StoreTransfer,
  to: StoreTransfer,
  before: StoreTally,
): Promise<KindComparison[]> {
  const [source, target] = [await tallyStore(from), await tallyStore(to)];
  return storedKinds.map(kind => ({
    kind,
    from: source[kind].toJSON(),
    to: target[kind].toJSON(),
    verdict: judge(source, target, before, kind),
  }));
}

/** One line a kind. */
export function describeComparison(comparisons: KindComparison[]): string[] {
  const row = (...cells: string[]) =>
    `  ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' ')}`.trimEnd();
  return [
    row('kind', 'from', 'to', 'digest', ''),
    ...comparisons.map(({ kind, from, to, verdict }) =>
      row(
        kind,
        String(from.count),
        String(to.count),
        from.digest === to.digest
          ? shorten(from)
          : `${shorten(from)} / ${shorten(to)}`,
        words[verdict],
      ),
    ),
  ];
}

function judge(
  source: StoreTally,
  target: StoreTally,
  before: StoreTally,
  kind: StoredKind,
): KindComparison['verdict'] {
  if (target[kind].equals(source[kind])) return 'equal';
  const both = before[kind].plus(source[kind]);
  return target[kind].equals(both) ? 'added' : 'different';
}

function shorten({ digest }: { digest: string }): string {
  return digest.slice(0, 12);
}
