import { CollectionTag, Pair, ScalarTag, YAMLMap, YAMLSeq } from 'yaml';

// The short forms of CloudFormation's intrinsic functions, from its template reference.
const INTRINSICS = [
  'And',
  'Base64',
  'Cidr',
  'Condition',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Ref',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
];

function longForm(name: string): string {
  return ['Condition', 'Ref'].includes(name) ? name : `Fn::${name}`;
}

function wrap(key: string, argument: YAMLMap | YAMLSeq): YAMLMap {
  const map = new YAMLMap();
  map.add(new Pair(key, argument));
  return map;
}

/** YAML tags that read `!Ref A` as `{ Ref: A }`. Each may come before a scalar, a list or a map. */
export const intrinsicTags = INTRINSICS.flatMap(
  (name): (ScalarTag | CollectionTag)[] => {
    const tag = `!${name}`;
    const key = longForm(name);
    return [
      { tag, resolve: text => ({ [key]: text }) },
      { tag, collection: 'seq', resolve: node => wrap(key, node) },
      { tag, collection: 'map', resolve: node => wrap(key, node) },
    ];
  },
);
