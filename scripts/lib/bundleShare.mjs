import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mappedParts } from './mappedCode.mjs';

/**
 * What some sources add to a built front end, in bytes after gzip.
 *
 * Source maps say which source each part of a file came from. A part counts as
 * added when `isOurs` says so of its source, or when nothing else has it: it is
 * in no file that the page loads first, or that code of others loads later.
 * A source that is in several files is counted once.
 *
 * @param folder - `dist` of the app
 * @param isOurs - whether a source, as maps name it, is there because of us
 * @returns `initial`: what is loaded with every page; `routes`: what is loaded
 * later; each with its sources, largest first
 */
export function bundleShare(folder, isOurs) {
  const files = readFiles(join(folder, 'static'));
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const first = files.filter(({ name }) => html.includes(`/static/${name}"`));
  if (!first.some(({ name }) => name.endsWith('.js'))) {
    throw new Error(`${folder} has no index.html that names its scripts`);
  }
  const theirs = reach(files, first, part => !isOurs(part.source));
  const all = reach(files, first, () => true);
  const known = new Set(
    [...theirs].flatMap(({ parts }) => parts.map(({ source }) => source)),
  );
  const later = [...all].filter(file => !theirs.has(file));
  return {
    initial: sumUp(first, ({ source }) => isOurs(source)),
    routes: sumUp(
      [...later, ...[...theirs].filter(file => !first.includes(file))],
      ({ source }) => isOurs(source) || !known.has(source),
      new Set(
        first.flatMap(({ parts }) =>
          parts.map(({ source }) => source).filter(isOurs),
        ),
      ),
    ),
  };
}

/** Scripts and styles of the build, with their parts. */
function readFiles(folder) {
  return readdirSync(folder)
    .filter(name => /\.(js|css)$/.test(name))
    .map(name => {
      const code = readFileSync(join(folder, name), 'utf8');
      let map = { mappings: '', sources: [] };
      try {
        map = JSON.parse(readFileSync(join(folder, `${name}.map`), 'utf8'));
      } catch (error) {
        // A file of nothing but wiring has no map.
        if (error.code !== 'ENOENT') throw error;
      }
      return { name, code, parts: mappedParts(code, map) };
    });
}

/** The files that parts of code load, from some files on. */
function reach(files, first, follows) {
  const reached = new Set(first);
  for (const file of reached) {
    for (const id of chunksLoadedBy(file, follows)) {
      for (const other of files) {
        if (other.name.startsWith(`${id}.`)) reached.add(other);
      }
    }
  }
  return reached;
}

/** Chunks that a file asks for, such as `e("1052")`. */
function chunksLoadedBy({ name, code, parts }, follows) {
  if (!name.endsWith('.js')) return [];
  const ids = [];
  let i = 0;
  for (const { index, 1: id } of code.matchAll(/\.e\("([\w-]+)"\)/g)) {
    while (parts[i + 1] && parts[i + 1].start <= index) i += 1;
    if (!parts[i] || follows(parts[i])) ids.push(id);
  }
  return ids;
}

function sumUp(files, isCounted, done = new Set()) {
  const texts = new Map();
  for (const { code, parts, name } of files) {
    const kind = basename(name).split('.').at(-1);
    const here = new Map();
    for (const part of parts) {
      if (done.has(part.source) || !isCounted(part)) continue;
      const key = `${part.source} (${kind})`;
      const text = here.get(key) ?? '';
      here.set(key, text + code.slice(part.start, part.end));
    }
    for (const [key, text] of here) {
      if (!texts.has(key)) texts.set(key, text);
    }
  }
  const sources = [...texts]
    .map(([source, text]) => ({ source, bytes: gzipSync(text).length }))
    .sort((one, other) => other.bytes - one.bytes);
  return { bytes: gzipSync([...texts.values()].join('\n')).length, sources };
}
