/** Calls to AWS that a comparison makes at once. Service Catalog throttles early. */
const AT_ONCE = 4;

/**
 * Looks at items some at a time, and takes no more of them than it looks at.
 *
 * @returns what was seen, in the order of the items.
 * @throws the first failure, when nothing runs any more.
 */
export async function mapAtOnce<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  look: (item: T) => Promise<R>,
): Promise<R[]> {
  const source = toAsync(items);
  const seen: R[] = [];
  const failures: unknown[] = [];
  let taken = 0;
  const work = async () => {
    while (!failures.length) {
      const { done, value } = await source.next();
      if (done) return;
      const place = taken;
      taken += 1;
      seen[place] = await look(value);
    }
  };
  const workers = Array.from({ length: AT_ONCE }, () =>
    work().catch(error => {
      failures.push(error);
    }),
  );
  await Promise.all(workers);
  await source.return(undefined);
  if (failures.length) throw failures[0];
  return seen;
}

// A generator queues what several ask of it at once, which not every iterator does.
async function* toAsync<T>(
  items: Iterable<T> | AsyncIterable<T>,
): AsyncGenerator<T, undefined> {
  yield* items;
  return undefined;
}
