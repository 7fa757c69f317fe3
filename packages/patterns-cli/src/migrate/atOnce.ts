/** Maps values, up to a number of them at once; the results are in their order. */
export async function atOnce<T, R>(
  limit: number,
  values: T[],
  work: (value: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const workers = Array.from(
    { length: Math.min(limit, values.length) },
    async () => {
      while (next < values.length) {
        const index = next++;
        results[index] = await work(values[index]);
      }
    },
  );
  await Promise.all(workers);
  return results;
}
