import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fakeProgram } from '../scanner/testing/fakeProgram';
import { testLimits } from '../scanner/testing/limits';
import { runProcess } from './runProcess';

const MIB = 1024 * 1024;

function run(
  script: string,
  limits = {},
  rest: { args?: string[]; signal?: AbortSignal } = {},
) {
  return runProcess({
    command: fakeProgram('fake', script),
    args: [],
    limits: testLimits(limits),
    ...rest,
  });
}

/** Whether a process is gone, or dead and not yet buried by its parent. */
async function isGone(pid: number): Promise<boolean> {
  for (let i = 0; i < 50; i++) {
    const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)]);
    if (/^(Z.*)?$/.test(state.stdout.toString().trim())) return true;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return false;
}

describe('runProcess', () => {
  it('gives exit code and both outputs', async () => {
    const result = await run('echo out; echo err >&2; exit 7');
    expect(result.code).toBe(7);
    expect(result.stdout.toString()).toBe('out\n');
    expect(result.stderr.toString()).toBe('err\n');
  });

  it('tells the process nothing of this environment but PATH', async () => {
    process.env.PATTERNS_TEST_SECRET = 'secret';
    const { stdout } = await run('env; pwd');
    delete process.env.PATTERNS_TEST_SECRET;
    const names = stdout.toString().match(/^\w+(?==)/gm);
    expect(stdout.toString()).not.toContain('secret');
    expect(new Set(names)).toEqual(
      new Set([
        'PATH',
        'HOME',
        'TMPDIR',
        'PWD',
        ...(names?.includes('_') ? ['_'] : []),
      ]),
    );
  });

  it('removes the private folder', async () => {
    const { stdout } = await run(
      'touch left; echo "$1"',
      {},
      {
        args: ['{folder}'],
      },
    );
    const folder = stdout.toString().trim();
    expect(folder).toContain('patterns-scan-');
    expect(existsSync(folder)).toBe(false);
  });

  it('ends a process that hangs', async () => {
    const started = performance.now();
    await expect(run('sleep 60', { timeoutMs: 300 })).rejects.toThrow(
      'it took longer than 0.3 s',
    );
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('ends a process that writes 100 MB', async () => {
    await expect(
      run('head -c 100000000 /dev/zero', { outputBytes: 4 * MIB }),
    ).rejects.toThrow('it wrote more than 4 MiB');
  });

  it('ends a process whose children together use too much memory', async () => {
    // Two copies, each below the limit.
    const eat = `${process.execPath} -e "const b=Buffer.alloc(100e6,1);setTimeout(()=>b,60000)"`;
    await expect(
      run(`${eat} & ${eat} & wait`, { memoryBytes: 200 * MIB }),
    ).rejects.toThrow('it used more than 200 MiB of memory');
  });

  it('ends what the process forked and left behind', async () => {
    const { stdout } = await run('sleep 300 & echo $!');
    expect(await isGone(Number(stdout.toString()))).toBe(true);
  });

  it('does not wait for a process that left the group with the output', async () => {
    const started = performance.now();
    await expect(run('setsid sleep 15 & sleep 0.3')).rejects.toThrow(
      'it left a process that holds its output',
    );
    expect(performance.now() - started).toBeLessThan(12_000);
  });

  it('refuses a process that a signal ended', async () => {
    await expect(run('kill -SEGV $$')).rejects.toThrow(
      'it was ended by SIGSEGV',
    );
  });

  it('says that a program is not there', async () => {
    await expect(
      runProcess({ command: '/nowhere', args: [], limits: testLimits() }),
    ).rejects.toThrow('it could not be started');
  });

  it('ends with the reason of an abort', async () => {
    const controller = new AbortController();
    const running = run('sleep 60', {}, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('shutting down')), 200);
    await expect(running).rejects.toThrow('shutting down');
  });
});
