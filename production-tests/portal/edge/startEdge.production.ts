import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import {
  CreateBucketCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, test } from '@playwright/test';
import selfsigned from 'selfsigned';
import { uploadWeb } from '../../../infra/scripts/uploadWeb';
import type { LocalAws } from '../../../packages/local-aws/src/LocalAwsOptions';
import { startLocalAws } from '../../../packages/local-aws/src/startLocalAws';
import { type Edge, startEdge } from './startEdge';
import { synthesizeEdge } from './synthesizeEdge';

const portalUrl = 'https://patterns.example.com';
const bucket = 'web-of-the-edge';
const config = {
  context: 'app-config.yaml',
  data: { app: { baseUrl: portalUrl }, backend: { baseUrl: portalUrl } },
};
const BUILD = {
  'index.html': `<!doctype html><script type="backstage.io/config">${JSON.stringify(
    [config],
  )}</script><script defer src="/static/main.0123456789ab.js"></script>`,
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'static/main.0123456789ab.js': `document.title = 'The app'; // ${'.'.repeat(
    2000,
  )}`,
};

/** A back end that tells what it was asked, fails, and echoes WebSockets. */
function createBackend(): https.Server {
  const { private: key, cert } = selfsigned.generate([], {
    keySize: 2048,
  });
  const server = https.createServer(
    { key, cert },
    async (request, response) => {
      const missing = request.url === '/api/patterns/missing';
      const { method, url, headers } = request;
      const body = await text(request);
      response.writeHead(missing ? 404 : 200, {
        'content-type': 'application/json',
        'content-security-policy': "default-src 'self'",
        'strict-transport-security': 'max-age=15552000; includeSubDomains',
        'set-cookie': ['a=1', 'b=2'],
      });
      response.end(JSON.stringify({ method, url, headers, body }));
    },
  );
  server.on('upgrade', (request, socket) => {
    if (request.url !== '/api/signals') {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
    );
    socket.pipe(socket);
  });
  return server;
}

let aws: LocalAws;
let backend: https.Server;
let edge: Edge;
let folder: string;

test.beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
  const client = new S3Client({
    endpoint: aws.endpoint,
    region: 'us-east-1',
    credentials: {
      accessKeyId: aws.env.AWS_ACCESS_KEY_ID,
      secretAccessKey: aws.env.AWS_SECRET_ACCESS_KEY,
    },
  });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  await client.send(
    new PutBucketVersioningCommand({
      Bucket: bucket,
      VersioningConfiguration: { Status: 'Enabled' },
    }),
  );
  folder = mkdtempSync(path.join(tmpdir(), 'edge-'));
  mkdirSync(path.join(folder, 'static'));
  for (const [name, content] of Object.entries(BUILD)) {
    writeFileSync(path.join(folder, name), content);
  }
  await uploadWeb({ client, bucket, dist: folder, portalUrl });
  client.destroy();
  backend = createBackend().listen(0, '127.0.0.1');
  await once(backend, 'listening');
  edge = await startEdge({
    port: 0,
    backendUrl: `https://127.0.0.1:${(backend.address() as AddressInfo).port}`,
    awsUrl: aws.endpoint,
    bucket,
    template: synthesizeEdge(),
  });
});

test.afterAll(async () => {
  await edge?.stop();
  backend?.close();
  await aws?.stop();
  rmSync(folder, { recursive: true });
});

const get = (url: string, init?: RequestInit) =>
  fetch(`${edge.url}${url}`, init);

/** Asks for a WebSocket, and resolves with what answers. */
async function upgrade(url: string) {
  const headers = { connection: 'upgrade', upgrade: 'websocket' };
  const request = http.request(`${edge.url}${url}`, { headers });
  request.end();
  const [answer, socket] = await Promise.race([
    once(request, 'upgrade'),
    once(request, 'response'),
  ]);
  return { status: (answer as IncomingMessage).statusCode, socket };
}

test('every page is the document, which is asked for each time', async () => {
  for (const url of ['/', '/patterns/queue/versions/1.0.0?tab=api']) {
    const answer = await get(url);
    expect([url, answer.status, await answer.text()]).toEqual([
      url,
      200,
      BUILD['index.html'],
    ]);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('x-cache')).toBe('Miss from cloudfront');
  }
  const etag = (await get('/')).headers.get('etag') ?? '';
  const again = await get('/', { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
});

test('pages have the headers of the template, and nothing of the bucket', async () => {
  const { headers } = await get('/patterns');
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-security-policy': expect.stringMatching(
      /^default-src 'none';.*upgrade-insecure-requests$/,
    ),
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
  });
  // The bucket sends it with each object.
  expect(headers.has('x-amz-version-id')).toBe(false);
});

test('files are compressed, and kept', async () => {
  const url = '/static/main.0123456789ab.js';
  await get(url);
  for (const encoding of ['br', 'gzip']) {
    const answer = await get(url, { headers: { 'accept-encoding': encoding } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('x-cache')).toBe('Hit from cloudfront');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await answer.text()).toBe(BUILD['static/main.0123456789ab.js']);
  }
  const small = await get('/icon.svg');
  expect(small.headers.get('content-encoding')).toBeNull();
  expect(small.headers.get('content-type')).toBe('image/svg+xml');
});

test('a file that is missing is no page', async () => {
  for (const url of ['/static/main.aaaaaaaaaaaa.js', '/missing.js']) {
    const answer = await get(url);
    expect([url, answer.status]).toEqual([url, 404]);
    expect(await answer.text()).not.toContain('<!doctype html>');
  }
});

test('files are only read', async () => {
  const answer = await get('/patterns', { method: 'POST', body: '{}' });
  expect(answer.status).toBe(403);
});

test('the API gets all of a request, and who sent it', async () => {
  const answer = await get('/api/patterns/validate?a=b&a=c', {
    method: 'PUT',
    headers: {
      authorization: 'Bearer token',
      cookie: 'session=1',
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-proto': 'http',
    },
    body: 'text',
  });
  expect(await answer.json()).toMatchObject({
    method: 'PUT',
    url: '/api/patterns/validate?a=b&a=c',
    body: 'text',
    headers: {
      host: new URL(edge.url).host,
      authorization: 'Bearer token',
      cookie: 'session=1',
      'x-forwarded-for': '203.0.113.7, 127.0.0.1, 10.0.0.10',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '443',
    },
  });
});

test('answers of the API keep their headers but for HTTPS, and errors are no pages', async () => {
  const answer = await get('/api/patterns/missing');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(answer.headers.get('content-security-policy')).toBe(
    "default-src 'self'",
  );
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(answer.headers.get('strict-transport-security')).toBe(
    'max-age=63072000; includeSubDomains',
  );
});

test('WebSockets of the API are passed on, and refusals too', async () => {
  const { status, socket } = await upgrade('/api/signals');
  expect(status).toBe(101);
  socket.write('hello');
  const [echo] = await once(socket, 'data');
  expect(String(echo)).toBe('hello');
  socket.destroy();
  expect((await upgrade('/api/others')).status).toBe(401);
  expect((await upgrade('/patterns')).status).toBe(403);
});

test('a browser runs the app on a deep link, under all of the headers', async ({
  page,
}) => {
  const problems: string[] = [];
  page.on('console', message => problems.push(message.text()));
  page.on('requestfailed', request => problems.push(request.url()));
  await page.goto(`${edge.url}/patterns/queue/versions/1.0.0`);
  await expect(page).toHaveTitle('The app');
  // Chromium takes the icon by itself, and there is none under this name.
  expect(problems.filter(each => !each.includes('404'))).toEqual([]);
});
