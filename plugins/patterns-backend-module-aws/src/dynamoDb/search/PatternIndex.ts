import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { toTerms } from '@apo/backstage-plugin-patterns-node';
import { packBlob, unpackBlob, type Blob } from '../blobs';
import {
  contentKey,
  indexingKey,
  listKey,
  manifestKey,
  patternKey,
  SUMMARIES,
  wordKey,
  type ItemKey,
} from '../keys';
import { fromPatternItem, type StoredPattern } from '../patterns/patternItem';
import { all, type Item, type Table } from '../Table';
import { listsOf, ordersOf } from './lists';
import { toSummary, type Summary } from './summary';

/** What of a published version its pattern is found by. */
export type Content = { words: string[]; resourceTypes: string[] };

/** Where a pattern is found. */
type Manifest = { lists: string[]; words: string[] };

/** Who brings an index up to date has this long, in milliseconds. */
const LEASE_MS = 15_000;
/** How long a writer waits for another one who does it, in milliseconds. */
const WAIT_MS = 5_000;
const LOOK_MS = 20;
/** Patterns that one repair takes up. */
const REPAIRED = 100;

/**
 * The lists and words that patterns are found by. They are made from the
 * patterns and can be made again: each change of a pattern leaves a mark in its
 * transaction, and the mark goes when lists and words say the same. Whoever
 * finds a mark can do it, so a killed writer leaves nothing behind.
 */
export class PatternIndex {
  private readonly me = randomUUID();

  constructor(private readonly table: Table) {}

  /** Brings a pattern's lists and words up to date, or waits until another one has. */
  async update(name: string): Promise<void> {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      if (await this.claim(name)) {
        await this.bringUpToDate(name);
        return;
      }
      if (Date.now() > deadline) return;
      if (!(await this.table.get(indexingKey(name)))) return;
      await setTimeout(LOOK_MS);
    }
  }

  /** Does what somebody has left undone. */
  async repair(): Promise<void> {
    const query = {
      where: 'pk = :pk',
      values: { ':pk': indexingKey('').pk },
      first: REPAIRED,
    };
    const names: string[] = [];
    for await (const { sk } of this.table.query(query)) {
      names.push(sk);
      if (names.length === REPAIRED) break;
    }
    for (const name of names) {
      if (await this.claim(name)) await this.bringUpToDate(name);
    }
  }

  private async claim(name: string): Promise<boolean> {
    const now = Date.now();
    const claimed = await this.table.update({
      key: indexingKey(name),
      update: 'SET holder = :me, heldUntil = :until',
      if: 'attribute_exists(pk) AND (attribute_not_exists(heldUntil) OR heldUntil < :now)',
      values: { ':me': this.me, ':now': now, ':until': now + LEASE_MS },
    });
    return !!claimed;
  }

  private async bringUpToDate(name: string): Promise<void> {
    try {
      for (;;) {
        const mark = await this.table.get(indexingKey(name));
        if (mark?.holder !== this.me) return;
        await this.write(name);
        const done = await this.table.delete(indexingKey(name), {
          if: 'generation = :seen AND holder = :me',
          values: { ':seen': mark.generation, ':me': this.me },
        });
        if (done) return;
      }
    } catch (error) {
      await this.table.update({
        key: indexingKey(name),
        update: 'REMOVE holder, heldUntil',
        if: 'holder = :me',
        values: { ':me': this.me },
      });
      throw error;
    }
  }

  private async write(name: string): Promise<void> {
    const [item, content, known] = await this.table.getAll([
      patternKey(name),
      contentKey(name),
      manifestKey(name),
    ]);
    if (!item) return;
    const pattern = fromPatternItem(item);
    const { words, resourceTypes } = content
      ? await unpackBlob<Content>(this.table, content.content as Blob)
      : { words: [], resourceTypes: [] };
    const summary = toSummary(pattern, resourceTypes);
    const before = known
      ? await unpackBlob<Manifest>(this.table, known.manifest as Blob)
      : { lists: [], words: [] };
    const after = {
      lists: listsOf(summary),
      words: [...new Set([...ownWords(pattern), ...words])],
    };
    const newWords = without(after.words, before.words);
    const newLists = without(after.lists, before.lists);
    // What is about to be written is known before: a kill leaves nothing unknown.
    if (newWords.length || newLists.length) {
      await this.keep(name, {
        lists: [...before.lists, ...newLists],
        words: [...before.words, ...newWords],
      });
    }
    const oldKeys = [
      ...without(before.lists, after.lists).map(list => listKey(list, name)),
      ...without(before.words, after.words).map(word => wordKey(word, name)),
    ];
    await this.table.write({
      put: [
        { ...toSummaryItem(summary) },
        ...after.lists.map(list => toEntry(list, pattern, summary)),
        ...newWords.map(word => wordKey(word, name)),
      ],
      delete: oldKeys,
    });
    if (oldKeys.length) await this.keep(name, after);
  }

  private async keep(name: string, manifest: Manifest) {
    await this.table.put({
      ...manifestKey(name),
      manifest: await packBlob(this.table, manifest),
    });
  }
}

/** A pattern in a list, with all that a list shows of it. */
export type Entry = StoredPattern & { summary: Summary };

/** A pattern in a list, from its item. */
export function fromEntry(item: Item): Entry {
  const { pk: _pk, sk: _sk, order1: _1, order2: _2, ...entry } = item;
  return entry as Entry;
}

/** Names of the patterns that have a word with this beginning. */
export async function namesWith(
  table: Table,
  word: string,
): Promise<Set<string>> {
  const { pk } = wordKey(word, '');
  const items = await all(
    table.query({
      where: 'pk = :pk AND begins_with(sk, :word)',
      values: { ':pk': pk, ':word': word },
    }),
  );
  return new Set(items.map(({ sk }) => sk.split('\t')[1]));
}

/** Every pattern, with no more than is filtered and counted by. */
export async function* summaries(
  table: Table,
  after = '',
): AsyncGenerator<Summary> {
  const items = table.query({
    where: after ? 'pk = :pk AND sk > :after' : 'pk = :pk',
    values: { ':pk': SUMMARIES, ...(after && { ':after': after }) },
  });
  for await (const item of items) yield item as unknown as Summary;
}

function toEntry(list: string, pattern: StoredPattern, summary: Summary): Item {
  return {
    ...listKey(list, pattern.name),
    ...pattern,
    ...ordersOf(pattern),
    summary,
  };
}

function toSummaryItem(summary: Summary): Item & ItemKey {
  return { pk: SUMMARIES, sk: summary.name, ...summary };
}

function ownWords({ name, title, description, attributes }: StoredPattern) {
  return [
    ...toTerms(name, title, description),
    ...toTerms(...Object.entries(attributes).flatMap(([k, v]) => [k, ...v])),
  ];
}

function without(all_: string[], others: string[]): string[] {
  const known = new Set(others);
  return all_.filter(each => !known.has(each));
}
