import {
  build,
  packageOf,
  processesWith,
  unique,
  type BuilderTestLimits,
  type CreateBuilder,
  type StepCode,
} from './builderFixtures';

const MIB = 1024 * 1024;

/** What a build uses without end, and what it leaves behind. */
export function describeBuildLimits(
  create: CreateBuilder,
  { isolated }: { isolated: boolean },
): void {
  const reasonOf = async (limits: BuilderTestLimits, code: StepCode<never>) => {
    const { result } = await build(
      await create(limits),
      packageOf({ build: code }),
    );
    return result.outcome === 'failed' ? result.reason : result.outcome;
  };

  const endless = unique('endless');
  let endOfEndless: Promise<string>;
  // It waits for its limit while the others run.
  beforeAll(() => {
    endOfEndless = reasonOf(
      { stepTimeoutMs: 10_000 },
      {
        run: (text: string) => {
          process.on('SIGTERM', () => undefined);
          process.title = text;
          setInterval(() => undefined, 1000);
        },
        given: endless as never,
      },
    );
    endOfEndless.catch(() => undefined);
  });

  it('ends a script that fills the log', async () => {
    const reason = await reasonOf(
      { logBytes: MIB / 4 },
      {
        run: () => {
          const write = () => process.stdout.write('x'.repeat(4096), write);
          write();
        },
      },
    );
    expect(reason).toBe('wrote more than 0.25 MiB of output');
  });

  it('ends processes that fill the memory together', async () => {
    const reason = await reasonOf(
      { memoryBytes: 400 * MIB },
      {
        run: () => {
          const eat =
            'const b = Buffer.alloc(200e6, 1); setTimeout(() => b, 60000)';
          const { spawn } = require('node:child_process');
          for (let i = 0; i < 3; i++) spawn(process.execPath, ['-e', eat]);
        },
      },
    );
    expect(reason).toBe('used more than 400 MiB of memory');
  });

  it.each(['.', '/tmp'])(
    'ends a script that fills the disk in %s',
    async at => {
      const reason = await reasonOf(
        { diskBytes: 40 * MIB },
        {
          run: (folder: string) => {
            const { appendFileSync } = require('node:fs');
            const base = folder === '/tmp' ? process.env.TMPDIR : folder;
            const chunk = Buffer.alloc(1024 * 1024, 1);
            setInterval(() => {
              for (let i = 0; i < 4; i++)
                appendFileSync(`${base}/full${i}`, chunk);
            }, 20);
          },
          given: at as never,
        },
      );
      expect(reason).toBe('filled more than 40 MiB of disk');
    },
  );

  const linux = process.platform === 'linux' ? it : it.skip;
  linux(
    'ends a script that fills the disk with files without a name',
    async () => {
      const reason = await reasonOf(
        { diskBytes: 40 * MIB },
        {
          run: () => {
            const { openSync, unlinkSync, writeSync } = require('node:fs');
            const file = openSync('nameless', 'w');
            unlinkSync('nameless');
            // In steps, since a file alone may not reach the limit.
            const more = openSync('more', 'w');
            unlinkSync('more');
            let left = 35;
            setInterval(() => {
              const chunk = Buffer.alloc(1024 * 1024, 1);
              if (left-- > 0)
                [file, more].forEach(each => writeSync(each, chunk));
            }, 20);
          },
        },
      );
      expect(reason).toBe('filled more than 40 MiB of disk');
    },
  );

  it('ends a script that starts processes without end', async () => {
    const marker = unique('bomb');
    const started = performance.now();
    const reason = await reasonOf(
      { processes: 40, stepTimeoutMs: 30_000 },
      {
        // Without a namespace nothing else bounds a bomb.
        run: ({ text, bomb }: { text: string; bomb: boolean }) => {
          const { spawn } = require('node:child_process');
          const script = bomb
            ? 'bomb() { bomb | bomb & }; bomb; wait'
            : 'for i in $(seq 100); do sleep 60 & done; wait';
          // A bomb that finds no room for more dies: others follow.
          setInterval(() => {
            const child = spawn('/bin/sh', ['-c', script, text]);
            child.on('error', () => undefined);
          }, 100);
        },
        given: { text: marker, bomb: isolated } as never,
      },
    );
    expect(reason).toBe('started more than 40 processes');
    expect(performance.now() - started).toBeLessThan(25_000);
    expect(processesWith(marker)).toEqual([]);
  });

  it('leaves no daemon', async () => {
    const marker = unique('daemon');
    const { result } = await build(
      await create(),
      packageOf({
        build: {
          run: (text: string) => {
            const { spawn } = require('node:child_process');
            // Twice, so that its parent is dead, and away from its session.
            const daemon = `setInterval(() => require('node:fs').writeFileSync('index.js', 'late'), 20)`;
            const between = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(
              daemon,
            )}, process.argv[1]], { detached: true, stdio: 'ignore' }).unref()`;
            spawn(process.execPath, ['-e', between, text], {
              detached: true,
              stdio: 'ignore',
            }).unref();
            setTimeout(() => undefined, 1000);
          },
          given: marker as never,
        },
        test: {
          run: () =>
            require('node:fs').writeFileSync('index.js', 'exports.b = 2;\n'),
        },
      }),
    );
    expect(processesWith(marker)).toEqual([]);
    expect(result.outcome).toBe('built');
  });

  it('ends a script that never ends and does not listen', async () => {
    expect(await endOfEndless).toBe('took longer than 10 s');
    expect(processesWith(endless)).toEqual([]);
  });
}
