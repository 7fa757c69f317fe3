import { isAlias, isMap, isPair, isScalar, isSeq, type YAMLMap } from 'yaml';

/** Names of entries, by section. */
type Names = Record<string, readonly string[]>;

/**
 * All that a template says, with its tags and anchors and without comments, to
 * be compared with another's.
 *
 * @param without - entries of sections to leave out, and sections that then
 * have none
 */
export function outlineOf(root: YAMLMap, without: Names = {}): string {
  const items = root.items.flatMap(item => {
    const section = String(item.key);
    const names = without[section];
    if (names && isScalar(item.value) && item.value.source === '') return [];
    if (!names || !isMap(item.value)) return [outline(item)];
    const kept = item.value.items.filter(
      ({ key }) => !names.includes(String(key)),
    );
    return kept.length
      ? [[outline(item.key), entriesOf(item.value, kept)]]
      : [];
  });
  return JSON.stringify(items);
}

function outline(node: unknown): unknown {
  if (isPair(node)) return [outline(node.key), outline(node.value)];
  if (isMap(node)) return entriesOf(node, node.items);
  if (isSeq(node))
    return ['seq', node.tag, node.anchor, node.items.map(outline)];
  if (isAlias(node)) return ['alias', node.source];
  if (isScalar(node)) return ['scalar', node.tag, node.anchor, node.value];
  return null;
}

function entriesOf(map: YAMLMap, items: readonly unknown[]) {
  return ['map', map.tag, map.anchor, items.map(outline)];
}
