'use strict';

const { isMap, isScalar, isSeq } = require('yaml');
const { placeOf } = require('./readTemplate.cjs');

/**
 * Where property paths such as `Resources/Bucket/Properties` are in the text:
 * the key of the deepest part that is there.
 *
 * @param {{ root: object, lines: object }} read from readTemplate
 * @param {string[]} paths
 * @returns {({ line: number, column: number } | null)[]} one for each path
 */
function locate({ root, lines }, paths) {
  return paths.map(path => {
    let node = root;
    let place;
    for (const part of path.split('/')) {
      const found = step(node, part);
      if (!found) break;
      place = found.at;
      node = found.node;
    }
    return (place && placeOf(lines, place[0])) ?? null;
  });
}

function step(node, part) {
  if (isMap(node)) {
    const pair = node.items.find(
      ({ key }) => isScalar(key) && String(key.value) === part,
    );
    return pair ? { node: pair.value, at: pair.key.range } : undefined;
  }
  const item = isSeq(node) ? node.items[Number(part)] : undefined;
  return item ? { node: item, at: item.range } : undefined;
}

module.exports = { locate };
