import type {
  StoredKind,
  StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import type { Table } from '../Table';

/** Some values, and the place to go on after. */
export type Page<K extends StoredKind> = {
  values: StoredValues[K][];
  place: string;
};

/** How the items of one kind get out of the table and into it. */
export type KindTransfer<K extends StoredKind> = {
  read(table: Table, after: string | undefined): AsyncIterable<Page<K>>;
  write(table: Table, values: StoredValues[K][]): Promise<void>;
};

/** Values of a page. */
const PAGE_SIZE = 200;

/** Reads the items of one partition. */
export async function* readPartition<K extends StoredKind>(
  table: Table,
  pk: string,
  after: string | undefined,
  toValues: (items: Record<string, any>[]) => Promise<StoredValues[K][]>,
): AsyncGenerator<Page<K>> {
  const items = table.query({
    where: after ? 'pk = :pk AND sk > :after' : 'pk = :pk',
    values: { ':pk': pk, ...(after && { ':after': after }) },
  });
  let page: Record<string, any>[] = [];
  for await (const item of items) {
    page.push(item);
    if (page.length < PAGE_SIZE) continue;
    yield { values: await toValues(page), place: item.sk };
    page = [];
  }
  if (page.length) {
    yield { values: await toValues(page), place: page[page.length - 1].sk };
  }
}

/** Reads what belongs to patterns, one pattern after the other. */
export async function* readByPattern<K extends StoredKind>(
  names: AsyncIterable<string>,
  read: (name: string) => Promise<StoredValues[K][]>,
): AsyncGenerator<Page<K>> {
  for await (const name of names) {
    const values = await read(name);
    if (values.length) yield { values, place: name };
  }
}
