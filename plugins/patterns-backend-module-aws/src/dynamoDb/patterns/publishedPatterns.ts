import type { PublishedPattern } from '@apo/backstage-plugin-patterns-node';
import { patternKey, versionKey } from '../keys';
import { summaries } from '../search/PatternIndex';
import type { Table } from '../Table';
import { fromPatternItem } from './patternItem';

/** Patterns that are read at once when all are. */
const BATCH_SIZE = 50;

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.allPublished} */
export async function* allPublished(
  table: Table,
): AsyncGenerator<PublishedPattern> {
  let names: string[] = [];
  for await (const { name, latestVersion } of summaries(table)) {
    if (latestVersion) names.push(name);
    if (names.length < BATCH_SIZE) continue;
    yield* await readPublished(table, names);
    names = [];
  }
  yield* await readPublished(table, names);
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.getPublished} */
export async function getPublished(
  table: Table,
  name: string,
): Promise<PublishedPattern | undefined> {
  const [pattern] = await readPublished(table, [name]);
  return pattern;
}

async function readPublished(
  table: Table,
  names: string[],
): Promise<PublishedPattern[]> {
  const items = await table.getAll(names.map(patternKey));
  const patterns = items.flatMap(item => (item ? [fromPatternItem(item)] : []));
  const versions = await table.getAll(
    patterns.map(({ name, latestVersion }) =>
      latestVersion
        ? versionKey({ patternName: name, version: latestVersion })
        : undefined,
    ),
  );
  return patterns.flatMap(({ name, type, attributes }, i) => {
    const publications = versions[i]?.publications;
    return publications ? [{ name, type, attributes, publications }] : [];
  });
}
