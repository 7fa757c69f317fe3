import { execFile } from 'node:child_process';
import { readFileSync, statfsSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { signInToPortal } from '../scripts/portal/signInToPortal';
import type { Container } from './portal/Container';
import {
  backendPort,
  data,
  portalUrl,
  readinessUrl,
  replicaPort,
} from './portal/place';
import { image, readTask, startReplica } from './portal/task';

const healthCheck = path.join(
  image,
  'packages/backend/container/healthcheck.mjs',
);

/** The exit code of the image's health check. */
function checkHealth(port: number): Promise<number> {
  return promisify(execFile)(process.execPath, [
    healthCheck,
    readinessUrl(port),
  ]).then(
    () => 0,
    error => error.code,
  );
}

test.describe('the container', () => {
  let pid: number;
  /** A file as the process of the back end reaches it. */
  const inside = (file: string) => path.join(`/proc/${pid}/root`, file);

  // Not before: the file is written when the portal has started.
  test.beforeAll(() => {
    pid = readTask().pid;
  });

  test('has one place to write, which has a limit', () => {
    for (const folder of ['/', '/app', '/app/packages/backend', '/dev']) {
      const file = inside(path.join(folder, 'written-by-a-test'));
      expect(() => writeFileSync(file, ''), folder).toThrow('EROFS');
    }
    const mounts = readFileSync(`/proc/${pid}/mounts`, 'utf8').split('\n');
    const writable = mounts
      .filter(line => /^\S+ \S+ \S+ rw/.test(line))
      .map(line => line.split(' ')[1])
      // Devices: a terminal, null, random and the like.
      .filter(place => !/^\/dev\/|^\/proc$/.test(place));
    expect(writable).toEqual(['/tmp']);
    writeFileSync(inside('/tmp/written-by-a-test'), '');
    const { blocks, bsize } = statfsSync(inside('/tmp'));
    expect(blocks * bsize).toBe(256 * 1024 * 1024);
  });

  test('has no capability, and no environment but its own', () => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(status).toMatch(/^CapEff:\t0+$/m);
    expect(status).toMatch(/^CapPrm:\t0+$/m);
    expect(status).toMatch(/^NoNewPrivs:\t1$/m);
    expect(status).not.toMatch(/^Uid:\t0/m);
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
    const variables = environment
      .split('\0')
      .map(pair => pair.split('=')[0])
      .filter(Boolean);
    expect(new Set(variables)).toEqual(
      // bubblewrap sets PWD.
      new Set([
        'HOME',
        'NODE_ENV',
        'PATH',
        'PWD',
        ...Object.keys(readTask().env),
      ]),
    );
  });

  test('is healthy when it takes requests, and only then', async () => {
    expect(await checkHealth(backendPort)).toBe(0);
    // Nobody listens there.
    expect(await checkHealth(replicaPort)).toBe(1);
  });

  test('lets signals through both proxies', async () => {
    const signals = `${portalUrl.replace('http', 'ws')}/api/signals`;
    const opens = () =>
      new Promise<boolean>(resolve => {
        const socket = new WebSocket(signals);
        const end = (opened: boolean) => {
          socket.close();
          resolve(opened);
        };
        socket.onopen = () => end(true);
        socket.onerror = () => end(false);
        // Backstage listens for connections from the first attempt on.
        setTimeout(end, 1_000, false);
      });
    await expect.poll(opens).toBe(true);
  });
});

test.describe('a replica that is told to end', () => {
  const answers: Promise<{ status?: number; body: string }>[] = [];
  let replica: Container;

  test.beforeAll(async () => {
    const { env } = readTask();
    replica = await startReplica('replica', { env, port: replicaPort });
    await expect
      .poll(() => checkHealth(replicaPort), { timeout: 60_000 })
      .toBe(0);
  });
  test.afterAll(() => replica?.stop());

  /** A request whose body is half sent; the function sends the rest. */
  function ask(token: string) {
    const body = JSON.stringify({
      format: 'json',
      content: '[]',
      dryRun: true,
    });
    const request = https.request({
      port: replicaPort,
      path: '/api/patterns/attribute-import',
      method: 'POST',
      rejectUnauthorized: false,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Content-Length': body.length,
      },
    });
    answers.push(
      new Promise((resolve, reject) => {
        request.on('error', reject);
        request.on('response', async response =>
          resolve({ status: response.statusCode, body: await text(response) }),
        );
      }),
    );
    request.write(body.slice(0, 10));
    return () => request.end(body.slice(10));
  }

  test('answers what it was asked, takes no more, and has ended in seconds', async () => {
    const site = {
      backendUrl: portalUrl,
      appUrl: portalUrl,
      env: 'production',
    };
    const token = await signInToPortal(site, 'admin');
    const goOn = ask(token);
    await new Promise(resolve => setTimeout(resolve, 200));

    const told = Date.now();
    const ended = replica.stop();
    await expect.poll(() => checkHealth(replicaPort)).toBe(1);
    // The load balancer may not know yet.
    ask(token)();
    goOn();
    for (const { status, body } of await Promise.all(answers)) {
      expect([status, body]).toEqual([200, expect.stringContaining('plan')]);
    }
    expect(await ended).toBe(0);
    expect(Date.now() - told).toBeLessThan(8_000);
  });

  test('has written no token and no secret', () => {
    const log = readFileSync(path.join(data, 'replica.log'), 'utf8');
    expect(log).toContain('Listening on');
    for (const secret of [
      /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/,
      /X-Amz-Signature=(?!\*\*\*)/,
      /PRIVATE KEY/,
      /a-session-secret-of/,
      /local-demo-only/,
      /local-only-no-secret/,
    ]) {
      expect.soft(secret.exec(log)?.[0], String(secret)).toBeUndefined();
    }
  });
});
