/** Reads sorted sources as one, in the same order. */
export async function* mergeSorted<T>(
  sources: AsyncIterable<T>[],
  compare: (one: T, other: T) => number,
): AsyncGenerator<T> {
  const readers = sources.map(source => source[Symbol.asyncIterator]());
  const heads = await Promise.all(readers.map(reader => reader.next()));
  for (;;) {
    let first = -1;
    heads.forEach(({ done, value }, i) => {
      if (done) return;
      if (first < 0 || compare(value, heads[first].value) < 0) first = i;
    });
    if (first < 0) return;
    yield heads[first].value;
    heads[first] = await readers[first].next();
  }
}
