import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { bundleShare } from './bundleShare.mjs';
import { mappedParts } from './mappedCode.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bundle-share-'));
after(() => rmSync(folder, { recursive: true }));

/** A generated file and its map, from parts of sources. */
function generate(parts) {
  const sources = [...new Set(parts.map(([source]) => source))];
  let [column, source] = [0, 0];
  const segments = parts.map(([name, text], i) => {
    const before = i ? parts[i - 1][1].length : 0;
    column += before;
    const step = sources.indexOf(name) - source;
    source += step;
    return [before, step, 0, 0].map(encode).join('');
  });
  const code = parts.map(([, text]) => text).join('');
  return { code, map: { version: 3, sources, mappings: segments.join(',') } };
}

function encode(number) {
  const digits =
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let rest = number < 0 ? (-number << 1) | 1 : number << 1;
  let text = '';
  do {
    const bits = rest & 31;
    rest >>>= 5;
    text += digits[rest ? bits | 32 : bits];
  } while (rest);
  return text;
}

function build(files, first) {
  mkdirSync(join(folder, 'static'), { recursive: true });
  for (const [name, parts] of Object.entries(files)) {
    const { code, map } = generate(parts);
    writeFileSync(join(folder, 'static', name), code);
    writeFileSync(join(folder, 'static', `${name}.map`), JSON.stringify(map));
  }
  const scripts = first.map(name => `<script src="/static/${name}"></script>`);
  writeFileSync(join(folder, 'index.html'), scripts.join(''));
}

const long = name => `${name}("${'x'.repeat(300)}");`;
const isOurs = source => source.includes('/ours/');
const namesOf = ({ sources }) => sources.map(each => each.source).sort();

describe('what sources add to a bundle', () => {
  build(
    {
      'main.aaa.js': [
        ['/theirs/app.js', 'n.e("10");'],
        ['/ours/plugin.js', `${long('plugin')}n.e("20");n.e("10");`],
        ['/theirs/end.js', 'end();'],
      ],
      '10.bbb.chunk.js': [['/lib/shared.js', long('shared')]],
      '20.ccc.chunk.js': [
        ['/ours/page.js', `${long('page')}n.e("30");`],
        ['/lib/shared.js', long('shared')],
        ['/lib/alone.js', long('alone')],
      ],
      '20.20.ccc.css': [['/ours/page.css', long('style')]],
      '30.ddd.chunk.js': [
        ['/lib/editor.js', long('editor')],
        ['/lib/alone.js', long('alone')],
      ],
      '40.eee.chunk.js': [['/lib/never.js', long('never')]],
    },
    ['main.aaa.js'],
  );
  const { initial, routes } = bundleShare(folder, isOurs);

  it('is what every page loads of them', () => {
    assert.deepEqual(namesOf(initial), ['/ours/plugin.js (js)']);
    assert.ok(initial.bytes > 20);
  });

  it('is what only they load later, each once, and not what others load too', () => {
    assert.deepEqual(namesOf(routes), [
      '/lib/alone.js (js)',
      '/lib/editor.js (js)',
      '/ours/page.css (css)',
      '/ours/page.js (js)',
    ]);
  });

  it('cannot be said of a folder without a build', () => {
    assert.throws(() => bundleShare(join(folder, 'nowhere'), isOurs));
  });
});

describe('parts of a generated file', () => {
  it('are found over several lines and sources', () => {
    const code = 'one();\ntwo();three();';
    const map = { sources: ['a', 'b'], mappings: 'AAAA;ACAA,MDAA' };
    assert.deepEqual(
      mappedParts(code, map).map(({ source, start, end }) => [
        source,
        code.slice(start, end),
      ]),
      [
        ['a', 'one();\n'],
        ['b', 'two();'],
        ['a', 'three();'],
      ],
    );
  });
});
