// What the plugin adds to the front end of the portal, after gzip, against its
// budgets. Reads the build in packages/app/dist; exits with 1 above a budget.
// `--sources` lists what it counted, by package or file.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleShare } from './lib/bundleShare.mjs';
import { packageClosure } from './lib/packageClosure.mjs';

/** In kilobytes of 1,000 bytes. */
const budgets = { initial: 20, routes: 150 };
const names = {
  initial: 'initial bundle, loaded with every page',
  routes: 'routes, all of them, loaded when first visited',
};

const root = join(import.meta.dirname, '..');
const isOwn = name => name.startsWith('@apo/');
const ours = packageClosure(
  [join(root, 'plugins/patterns'), join(root, 'plugins/patterns-common')],
  name => !isOwn(name),
);
const others = packageClosure(
  [join(root, 'packages/app')],
  name => !isOwn(name),
);

/** Of a path in a source map; undefined where it is not of a package. */
function packageOf(source) {
  const at = source.lastIndexOf('node_modules/');
  if (at < 0) return undefined;
  const [scope, name] = source.slice(at + 'node_modules/'.length).split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function isOurs(source) {
  if (/\/plugins\/patterns(-common)?\//.test(source)) return true;
  const name = packageOf(source);
  return name !== undefined && ours.has(name) && !others.has(name);
}

const kilobytes = bytes => (bytes / 1000).toFixed(1).padStart(7);

function tellSources(sources) {
  const groups = new Map();
  for (const { source, bytes } of sources) {
    const folder = /plugins\/patterns[^/]*\/src\/(?:components\/)?[^/]+/.exec(
      source,
    );
    const group = folder?.[0] ?? packageOf(source) ?? source;
    groups.set(group, (groups.get(group) ?? 0) + bytes);
  }
  for (const [group, bytes] of [...groups].sort((a, b) => b[1] - a[1])) {
    console.log(`  ${kilobytes(bytes)} kB  ${group}`);
  }
}

const { values } = parseArgs({ options: { sources: { type: 'boolean' } } });
const share = bundleShare(join(root, 'packages/app/dist'), isOurs);
let exceeded = false;
for (const [part, budget] of Object.entries(budgets)) {
  const { bytes, sources } = share[part];
  const isWithin = bytes <= budget * 1000;
  exceeded ||= !isWithin;
  console.log(
    `${isWithin ? 'passed' : 'FAILED'}: ${kilobytes(
      bytes,
    )} kB of ${budget} kB, ${names[part]}`,
  );
  if (values.sources || !isWithin) tellSources(sources);
}
process.exitCode = exceeded ? 1 : 0;
