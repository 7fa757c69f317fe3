import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { associationsOf } from './associations';
import { embedAssociations } from './embedAssociations';

const repositoryRoot = resolve(__dirname, '../../../../..');
/** Real templates that are not part of the repository, and our own. */
const folders = [
  process.env.PATTERNS_SAMPLES ??
    resolve(repositoryRoot, '../shared/samples/cfn'),
  resolve(repositoryRoot, 'templates'),
];
const attributes = { Data: ['PII', 'Public'], Stage: ['Prod'] };
const associations = associationsOf(attributes);

const templates = folders
  .filter(folder => existsSync(folder))
  .flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(ya?ml|json|template)$/.test(name))
      .map(name => [name, join(folder, name)] as const),
  )
  .filter(([, path]) => /^\s*"?Resources"?:/m.test(readFileSync(path, 'utf8')))
  .filter(([, path]) => !readFileSync(path, 'utf8').includes('{{'));

/** What a parser makes of it, with tags and anchors. */
function parsed(text: string): YAMLMap {
  const document = parseDocument(text, { logLevel: 'silent' });
  expect(document.errors).toEqual([]);
  return document.contents as YAMLMap;
}

function plain(node: unknown): unknown {
  if (isPair(node)) return [plain(node.key), plain(node.value)];
  if (isMap(node) || isSeq(node)) {
    return [node.tag, node.anchor, (node.items as unknown[]).map(plain)];
  }
  return isScalar(node) ? [node.tag, node.anchor, node.value] : String(node);
}

(templates.length ? describe : describe.skip)('real templates', () => {
  it.each(templates)('takes the associations: %s', (_, path) => {
    const bytes = readFileSync(path);
    const text = bytes.toString();
    const embedded = embedAssociations(bytes, attributes).toString();

    const lines = text.split('\n');
    let next = 0;
    for (const line of embedded.split('\n'))
      if (line === lines[next]) next += 1;
    expect(lines.slice(next).filter(Boolean)).toEqual([]);

    const before = parsed(text);
    const after = parsed(embedded);
    for (const [section, entries] of Object.entries(associations)) {
      for (const name of Object.keys(entries)) {
        expect(after.hasIn([section, name])).toBe(true);
        after.deleteIn([section, name]);
      }
      if (!before.has(section)) after.delete(section);
    }
    expect(plain(after)).toEqual(plain(before));
  });
});
