// Bundles each function of lambda/*.lambda.ts into dist/<name>/index.js, with
// the AWS SDK, so that what runs is what was tested.
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const SUFFIX = '.lambda.ts';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Bundles all functions, and tells the size of each file in bytes. */
export async function bundle(outdir = join(root, 'dist')) {
  const sources = readdirSync(join(root, 'lambda')).filter(file =>
    file.endsWith(SUFFIX),
  );
  return Promise.all(
    sources.map(async source => {
      const name = source.slice(0, -SUFFIX.length);
      const outfile = join(outdir, name, 'index.js');
      await build({
        entryPoints: [join(root, 'lambda', source)],
        outfile,
        bundle: true,
        minify: true,
        // A stack in the log should name functions.
        keepNames: true,
        platform: 'node',
        target: 'node22',
        format: 'cjs',
        // The packages' ES modules, of which only what is used is taken.
        mainFields: ['module', 'main'],
        logLevel: 'warning',
      });
      return { name, outfile, size: statSync(outfile).size };
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, outfile, size } of await bundle(process.argv[2])) {
    process.stdout.write(
      `${name}: ${(size / 1024).toFixed(0)} KiB in ${outfile}\n`,
    );
  }
}
