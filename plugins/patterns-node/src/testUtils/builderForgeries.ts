import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  build,
  outputOf,
  packageOf,
  stepsOf,
  unique,
  unpack,
  type CreateBuilder,
  type StepCode,
} from './builderFixtures';

/** What a build says of itself that is not so, and what it points elsewhere. */
export function describeForgeries(
  create: CreateBuilder,
  { isolated }: { isolated: boolean },
): void {
  const secret = unique('secret');
  let outside = '';
  beforeAll(() => {
    outside = mkdtempSync(join(tmpdir(), 'builder-outside-'));
    writeFileSync(join(outside, 'Secret.template.json'), `"${secret}"`);
  });
  afterAll(() => rmSync(outside, { recursive: true }));

  it('shows no heading that a script wrote', async () => {
    const built = await build(
      await create(),
      packageOf({
        build: {
          run: () => {
            process.stdout.write(
              '\n== synth: forged\n\r== synth: forged\n\u001b[2K\u001b[G== pack: forged\n',
            );
            process.stderr.write('x\u2028== pack: forged\u0000\n');
          },
        },
        synth: {
          run: () =>
            process.stdout.write(
              '[{"filename":"/etc/passwd"}]\ntiny-1.2.3.tgz\n',
            ),
        },
      }),
    );
    outputOf(built);
    const steps = ['install', 'build', 'test', 'synth', 'pack'];
    expect(stepsOf(built.log)).toEqual(steps);
    // eslint-disable-next-line no-control-regex -- what must not be there
    expect(built.log).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028]/);
  });

  it('packs with its own npm what was submitted as package.json', async () => {
    const content = packageOf({
      build: {
        run: () => {
          const fs = require('node:fs');
          const programs = ['npm', 'npx', 'git', 'tar', 'setpriv', 'prlimit'];
          fs.mkdirSync('node_modules/.bin', { recursive: true });
          for (const name of programs) {
            fs.writeFileSync(
              `node_modules/.bin/${name}`,
              '#!/bin/sh\necho subverted >> index.js\n',
              { mode: 0o755 },
            );
          }
          const npmrc =
            'ignore-scripts=false\nscript-shell=./node_modules/.bin/npm\npack-destination=.\n';
          fs.writeFileSync('.npmrc', npmrc);
          fs.writeFileSync(`${process.env.HOME}/.npmrc`, npmrc);
          const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'));
          manifest.version = '9.9.9';
          manifest.scripts.prepack = 'echo subverted >> index.js';
          fs.writeFileSync('package.json', JSON.stringify(manifest));
        },
      },
    });
    const files = await unpack(
      outputOf(await build(await create(), content)).tarball,
    );
    expect(files.get('package/package.json')).toBe(
      content.get('package.json')?.toString(),
    );
    expect(files.get('package/index.js')).toBe('exports.a = 1;\n');
  });

  const links: Record<string, (folder: string) => unknown> = {
    'a folder of templates that is a link': folder =>
      require('node:fs').symlinkSync(folder, 'cdk.out'),
    'a template that is a link': folder => {
      require('node:fs').mkdirSync('cdk.out');
      require('node:fs').symlinkSync(
        `${folder}/Secret.template.json`,
        'cdk.out/A.template.json',
      );
    },
    'a template that is a hard link': folder => {
      require('node:fs').mkdirSync('cdk.out');
      require('node:fs').linkSync(
        `${folder}/Secret.template.json`,
        'cdk.out/A.template.json',
      );
    },
    'a template that is a pipe': () => {
      require('node:fs').mkdirSync('cdk.out');
      require('node:child_process').execFileSync('mkfifo', [
        'cdk.out/A.template.json',
      ]);
    },
    'a template that is too large': () => {
      require('node:fs').mkdirSync('cdk.out');
      require('node:fs').writeFileSync(
        'cdk.out/A.template.json',
        'x'.repeat(1024 * 1024 + 1),
      );
    },
    'too many templates': () => {
      const fs = require('node:fs');
      fs.mkdirSync('cdk.out');
      for (let i = 0; i < 51; i++) {
        fs.writeFileSync(`cdk.out/A${i}.template.json`, '{}');
      }
    },
  };
  it.each(Object.keys(links))('refuses %s', async name => {
    const code = { run: links[name], given: outside as never };
    const { result, log } = await build(
      await create(),
      packageOf({ synth: code as StepCode<never> }),
    );
    expect(result).toMatchObject({ outcome: 'failed', step: 'synth' });
    expect(JSON.stringify(result) + log).not.toContain(secret);
  });

  const isolatedIt = isolated ? it : it.skip;
  isolatedIt('writes nothing outside the package', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'builder-target-'));
    // Open to all, so that only the isolation is in the way.
    chmodSync(folder, 0o777);
    const built = await build(
      await create(),
      packageOf({
        build: {
          run: (target: string) => {
            const fs = require('node:fs');
            const write = (path: string) => {
              try {
                fs.mkdirSync(require('node:path').dirname(path), {
                  recursive: true,
                });
                fs.writeFileSync(path, 'written');
              } catch {
                // What cannot be written is what the test is about.
              }
            };
            write(`${target}/absolute`);
            write(`/proc/1/root${target}/proc`);
            write(`../../../../../..${target}/relative`);
            fs.symlinkSync(target, 'link');
            write('link/through');
            write('/usr/local/bin/builder-target');
            write('/etc/builder-target');
          },
          given: folder as never,
        },
      }),
    );
    outputOf(built);
    expect(readdirSync(folder)).toEqual([]);
    expect(readdirSync('/usr/local/bin')).not.toContain('builder-target');
    expect(readdirSync('/etc')).not.toContain('builder-target');
    rmSync(folder, { recursive: true });
  });
}
