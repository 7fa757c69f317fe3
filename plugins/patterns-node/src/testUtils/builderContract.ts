import { describeForgeries } from './builderForgeries';
import { describeBuildLimits } from './builderLimits';
import { describeSecrets } from './builderSecrets';
import {
  build,
  outputOf,
  packageOf,
  stepsOf,
  unpack,
  type CreateBuilder,
} from './builderFixtures';

/**
 * What every `PatternBuilder` does. Call it in a test file, inside `describe`
 * when there are several builders.
 *
 * @param create - makes a builder, for one test
 * @param options - `isolated`: whether the code of a build is kept from files
 *   and network; `limited`: whether the builder itself bounds what it uses, true
 *   unless said; `hidden`: files that it must not read; `guardsOnly`: whether
 *   another file shows what the builder makes, and this one what guards it
 * @public
 */
export function patternBuilderContract(
  create: CreateBuilder,
  options: {
    isolated: boolean;
    limited?: boolean;
    hidden?: readonly string[];
    guardsOnly?: boolean;
  },
): void {
  describe('PatternBuilder contract', () => {
    // Each build starts npm five times.
    jest.setTimeout(120_000);
    if (!options.guardsOnly) {
      describeBuilds(create);
      describeFailures(create);
    }
    if (options.limited ?? true) describeBuildLimits(create, options);
    describeForgeries(create, options);
    describeSecrets(create, options);
  });
}

function describeBuilds(create: CreateBuilder) {
  it('gives the package and the templates, and writes the log as it goes', async () => {
    const built = await build(
      await create(),
      packageOf({
        build: {
          run: () => {
            process.stdout.write('begin\n');
            setTimeout(() => process.stdout.write('no line end'), 1500);
          },
        },
        test: { run: () => process.stdout.write('tested\n') },
      }),
    );
    const { tarball, templates, installed } = outputOf(built);
    const files = await unpack(tarball);
    expect([...files.keys()].sort()).toEqual([
      'package/index.js',
      'package/package.json',
    ]);
    expect(files.get('package/index.js')).toBe('exports.a = 1;\n');
    expect([...templates.keys()]).toEqual(['cdk.out/Example.template.json']);
    expect(installed).toEqual([]);
    const steps = ['install', 'build', 'test', 'synth', 'pack'];
    expect(stepsOf(built.log)).toEqual(steps);
    expect(built.log).toMatch(/begin\n.*no line end\n[^]*tested\n/);
    const gaps = built.times.map(
      (time, i) => time - (built.times[i - 1] ?? time),
    );
    expect(Math.max(...gaps)).toBeGreaterThan(1000);
  });

  it('takes templates of nested assemblies, and none that was submitted', async () => {
    const content = new Map(
      packageOf({
        synth: {
          run: () => {
            const { mkdirSync, writeFileSync } = require('node:fs');
            mkdirSync('cdk.out/assembly-Stage', { recursive: true });
            writeFileSync('cdk.out/assembly-Stage/Deep.template.json', '{}');
            writeFileSync('cdk.out/manifest.json', '{}');
          },
        },
      }),
    );
    content.set('cdk.out/Old.template.json', Buffer.from('{}'));
    const { templates } = outputOf(await build(await create(), content));
    expect([...templates.keys()]).toEqual([
      'cdk.out/assembly-Stage/Deep.template.json',
    ]);
  });

  it('builds a package that synthesizes nothing', async () => {
    const content = packageOf({ synth: { run: () => undefined } });
    const { templates } = outputOf(await build(await create(), content));
    expect(templates.size).toBe(0);
  });

  it('runs no script when it installs and packs', async () => {
    const names = ['preinstall', 'install', 'postinstall', 'prepare'];
    const built = await build(
      await create(),
      packageOf({
        scripts: Object.fromEntries(
          [...names, 'prepack', 'postpack'].map(name => [
            name,
            `echo ran-${name}; echo ran >> index.js`,
          ]),
        ),
      }),
    );
    const files = await unpack(outputOf(built).tarball);
    expect(files.get('package/index.js')).toBe('exports.a = 1;\n');
    expect(built.log).not.toContain('ran-');
  });
}

function describeFailures(create: CreateBuilder) {
  it('says that a script synth is missing', async () => {
    const { result } = await build(
      await create(),
      packageOf({ synth: 'none' }),
    );
    expect(result).toMatchObject({
      outcome: 'failed',
      step: 'synth',
      reason: expect.stringContaining('script synth'),
    });
  });

  it('gives the exit code and the last lines of a script that fails', async () => {
    const { result } = await build(
      await create(),
      packageOf({
        build: {
          run: () => {
            for (let i = 0; i < 100; i++) process.stdout.write(`line ${i}\n`);
            process.stdout.write('\u001b[31mTS2304\u001b[0m: no name\n');
            process.exitCode = 3;
          },
        },
      }),
    );
    expect(result).toMatchObject({
      outcome: 'failed',
      step: 'build',
      reason: 'ended with exit code 3',
    });
    if (result.outcome === 'built') return;
    expect(result.lastLines.length).toBeLessThanOrEqual(30);
    expect(result.lastLines).toEqual(
      expect.arrayContaining(['line 99', 'TS2304: no name']),
    );
  });

  it('goes no further than a test that fails', async () => {
    const { result, log } = await build(
      await create(),
      packageOf({ test: { run: () => process.exit(1) } }),
    );
    expect(result).toMatchObject({ outcome: 'failed', step: 'test' });
    expect(stepsOf(log)).toEqual(['install', 'build', 'test']);
  });

  it('refuses a lockfile that does not fit', async () => {
    const content = packageOf({
      manifest: { dependencies: { 'is-number': '7.0.0' } },
    });
    const { result, log } = await build(await create(), content);
    expect(result).toMatchObject({ outcome: 'failed', step: 'install' });
    expect(log).toContain('package-lock.json');
  });

  it('ends with the reason of an abort', async () => {
    const controller = new AbortController();
    const content = packageOf({
      build: {
        run: () => {
          process.stdout.write('works on\n');
          setInterval(() => undefined, 1000);
        },
      },
    });
    const onLog = (soFar: string) => {
      if (!soFar.includes('works on')) return;
      controller.abort(new Error('shutting down'));
    };
    await expect(
      build(await create(), content, controller.signal, onLog),
    ).rejects.toThrow('shutting down');
  });
}
