import {
  checkText,
  type StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import { packBlob, unpackBlob, type Blob } from '../blobs';
import { contentKey, patternKey, SUMMARIES } from '../keys';
import { fromPatternItem } from '../patterns/patternItem';
import { readPattern, writePattern } from '../patterns/PatternTransaction';
import { PatternIndex, summaries, type Content } from '../search/PatternIndex';
import type { Table } from '../Table';
import { transact } from '../Transaction';
import { readPartition, type KindTransfer } from './KindTransfer';

/** Patterns, without their versions. */
export const patternItems: KindTransfer<'pattern'> = {
  read: (table, after) =>
    readPartition(table, SUMMARIES, after, items =>
      readPatterns(
        table,
        items.map(({ name }) => name),
      ),
    ),

  async write(table, values) {
    const index = new PatternIndex(table);
    for (const value of values) {
      await writeOne(table, value);
      await index.update(value.name);
    }
  },
};

/** The names of all patterns. */
export async function* patternNames(
  table: Table,
  after?: string,
): AsyncGenerator<string> {
  for await (const { name } of summaries(table, after)) yield name;
}

async function readPatterns(
  table: Table,
  names: string[],
): Promise<StoredValues['pattern'][]> {
  const items = await table.getAll(names.map(patternKey));
  const contents = await table.getAll(names.map(contentKey));
  const patterns = items.map(async (item, i) => {
    if (!item) return [];
    const {
      edition: _edition,
      steps: _steps,
      states: _states,
      ...pattern
    } = fromPatternItem(item);
    const content = contents[i]
      ? await unpackBlob<Content>(table, contents[i].content as Blob)
      : { words: [], resourceTypes: [] };
    return [
      {
        ...pattern,
        content: {
          words: [...content.words].sort(),
          resourceTypes: [...content.resourceTypes].sort(),
        },
      },
    ];
  });
  return (await Promise.all(patterns)).flat();
}

async function writeOne(
  table: Table,
  { content, ...pattern }: StoredValues['pattern'],
) {
  const { name, title, description, owner, sourceUrl } = pattern;
  checkText({ name, title, description, owner, sourceUrl });
  checkText({ words: content.words, resourceTypes: content.resourceTypes });
  const packed = await packBlob(table, content);
  await transact(table, async tx => {
    const before = await readPattern(table, name);
    const { steps = 0, edition = 0, states } = before ?? {};
    writePattern(tx, before, { ...pattern, steps, edition, states });
    tx.put({ ...contentKey(name), content: packed });
  });
}
