const digits =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOf = new Map([...digits].map((digit, value) => [digit, value]));

/**
 * The parts of a generated file, in their order, each with the source that its
 * map says it came from; what came from none is left out.
 */
export function mappedParts(code, { mappings, sources }) {
  const starts = [];
  const lines = code.split('\n');
  let lineStart = 0;
  let source = 0;
  for (const [number, line] of mappings.split(';').entries()) {
    let column = 0;
    for (const segment of line ? line.split(',') : []) {
      const [columns, sourceStep] = readNumbers(segment);
      column += columns;
      source += sourceStep ?? 0;
      starts.push({
        start: lineStart + column,
        source: sourceStep === undefined ? undefined : sources[source],
      });
    }
    lineStart += (lines[number]?.length ?? 0) + 1;
  }
  return starts.flatMap(({ start, source: from }, i) => {
    const end = starts[i + 1]?.start ?? code.length;
    return from === undefined ? [] : [{ source: from, start, end }];
  });
}

/** The numbers of one segment of a source map: base 64, variable length. */
function readNumbers(segment) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = valueOf.get(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
