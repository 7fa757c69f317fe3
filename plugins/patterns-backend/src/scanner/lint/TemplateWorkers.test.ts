import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testLimits } from '../testing/limits';
import { TemplateWorkers } from './TemplateWorkers';

// A worker loads the schemas of AWS first, which is slow on a busy machine.
jest.setTimeout(30_000);

const MIB = 1024 * 1024;
const open: TemplateWorkers[] = [];

function start(limits = {}, options = {}) {
  const workers = new TemplateWorkers(testLimits(limits), options);
  open.push(workers);
  return workers;
}

function script(body: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'patterns-test-')), 'w.cjs');
  writeFileSync(file, `process.on('message', m => { ${body} });`);
  return file;
}

afterEach(() => {
  for (const workers of open.splice(0)) workers.close();
});

const check = (workers: TemplateWorkers, text = 'a: 1') =>
  workers.check(text, 'template.yaml');

describe('TemplateWorkers', () => {
  it('lints in another process and keeps it for the next', async () => {
    const workers = start({ concurrency: 1 });
    const text =
      'Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      Bogus: 1\n';
    const first = await workers.lint(text, 't.yaml');
    const pids = workers.pids;
    const second = await workers.lint(text, 't.yaml');
    expect(pids).toHaveLength(1);
    expect(pids).not.toContain(process.pid);
    expect(workers.pids).toEqual(pids);
    expect(second).toEqual(first);
    expect(first.findings.find(f => f.severity === 'error')).toMatchObject({
      tool: 'cloudformation-validate',
      ruleId: 'F3002',
      resource: 'B',
      resourceType: 'AWS::S3::Bucket',
      path: 'Resources/B/Properties/Bogus',
      line: 5,
    });
  });

  it('starts no more processes than it may', async () => {
    const workers = start({ concurrency: 2 });
    await Promise.all([1, 2, 3, 4, 5].map(() => check(workers)));
    expect(workers.pids.length).toBeLessThanOrEqual(2);
  });

  it('ends a process that was idle', async () => {
    const workers = start({}, { idleMs: 50 });
    await check(workers);
    for (let i = 0; i < 100 && workers.pids.length; i++) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(workers.pids).toEqual([]);
    expect(await check(workers)).toMatchObject({ readable: false });
  });

  it.each([
    ['hangs', 'for(;;);', { timeoutMs: 1500 }, 'took longer than 1.5 s'],
    ['crashes', 'process.exit(3)', {}, 'process ended (exit code 3)'],
    ['is killed', "process.kill(process.pid,'SIGKILL')", {}, /process ended/],
    [
      'eats memory',
      'globalThis.b=Buffer.alloc(400e6,1)',
      { memoryBytes: 250 * MIB },
      'used more than 250 MiB of memory',
    ],
  ])(
    'fails a job whose process %s, and works on',
    async (_, body, limits, message) => {
      const workers = start(
        { concurrency: 1, ...limits },
        { script: script(body) },
      );
      await expect(check(workers)).rejects.toThrow(message);
      // The next job gets a process of its own, not the broken one.
      await expect(check(workers)).rejects.toThrow(message);
      expect(workers.pids.length).toBeLessThanOrEqual(1);
    },
  );

  it('fails a job whose answer is too large', async () => {
    const many = Array.from(
      { length: 200 },
      (_, i) => `  R${i}:\n    Type: AWS::SNS::Topic\n`,
    ).join('');
    await expect(
      check(start({ outputBytes: 1000 }), `Resources:\n${many}`),
    ).rejects.toThrow('larger than the output limit');
  });

  it('lets a process of an author neither write nor start programs', async () => {
    const body = `
      const out = [];
      try { require('fs').writeFileSync(process.argv[1] + '.x', 'x'); out.push('wrote'); } catch (e) { out.push(e.code); }
      try { require('child_process').execSync('true'); out.push('ran'); } catch (e) { out.push(e.code); }
      out.push(Object.keys(process.env).length);
      process.send({ id: m.id, result: out });`;
    expect(await check(start({}, { script: script(body) }))).toEqual([
      'ERR_ACCESS_DENIED',
      'ERR_ACCESS_DENIED',
      0,
    ]);
  });

  it('refuses work once closed', async () => {
    const workers = start();
    workers.close();
    await expect(check(workers)).rejects.toThrow('closed');
  });
});
