import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PatternsClient } from './PatternsClient';

type Seen = {
  method?: string;
  url?: string;
  type?: string;
  token?: string;
  body: string;
};

describe('PatternsClient', () => {
  let server: Server;
  let client: PatternsClient;
  let seen: Seen[];
  let answer: { status: number; body?: unknown };

  beforeAll(async () => {
    server = createServer(async (req, res) => {
      let body = '';
      for await (const chunk of req) body += chunk;
      seen.push({
        method: req.method,
        url: req.url,
        type: req.headers['content-type'],
        token: req.headers.authorization,
        body,
      });
      res.writeHead(answer.status, { 'content-type': 'application/json' });
      res.end(
        answer.body === undefined ? undefined : JSON.stringify(answer.body),
      );
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(async () => {
    await new Promise(resolve => {
      server.close(resolve);
    });
  });
  beforeEach(() => {
    seen = [];
    const { port } = server.address() as AddressInfo;
    client = new PatternsClient({
      discoveryApi: {
        getBaseUrl: async () => `http://127.0.0.1:${port}/api/patterns`,
      },
    });
  });

  it('sends filters as the contract says', async () => {
    answer = { status: 200, body: { items: [] } };
    await client.listPatterns({
      type: ['CFN', 'CDK'],
      search: 'a b',
      limit: 5,
    });
    expect(seen[0].url).toBe(
      '/api/patterns/patterns?type=CFN&type=CDK&search=a%20b&limit=5',
    );
  });

  it('sends a bundle as bytes, with the token', async () => {
    answer = { status: 204 };
    await client.putBundle('d', Buffer.from('tar'), { token: 't' });
    expect(seen[0]).toMatchObject({
      method: 'PUT',
      type: 'application/x-tar',
      token: 'Bearer t',
      body: 'tar',
    });
  });

  it('sends a body through middleware that copies the request', async () => {
    answer = {
      status: 200,
      body: { findings: [], passed: true, durationMs: 1 },
    };
    const { port } = server.address() as AddressInfo;
    const copying = new PatternsClient({
      discoveryApi: { getBaseUrl: async () => `http://127.0.0.1:${port}` },
      fetchApi: {
        fetch: (input, init) => {
          expect(new Request(input, init).url).toContain('/validate');
          return fetch(new Request(input, init));
        },
      },
    });
    await copying.validateTemplate({ template: 'x', stage: 'lint' });
    expect(JSON.parse(seen[0].body)).toEqual({ template: 'x', stage: 'lint' });
  });

  it('launches, follows and ends as the contract says', async () => {
    answer = { status: 202, body: { id: 'l' } };
    const ref = { patternName: 'p', version: '1.0.0' };
    const body = { name: 'mine', parameters: [{ key: 'k', value: 'v' }] };
    await client.launches.launch(ref, body);
    await client.launches.recordApplication(ref, { name: 'app' });
    await client.launches.get('l');
    await client.launches.end('l');
    await client.launches.list({ limit: 5, cursor: 'c' });
    await client.launches.listConsumers('p', { version: '1.0.0' });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api/patterns/patterns/p/versions/1.0.0/launches',
      'POST /api/patterns/patterns/p/versions/1.0.0/applications',
      'GET /api/patterns/launches/l',
      'DELETE /api/patterns/launches/l',
      'GET /api/patterns/launches?limit=5&cursor=c',
      'GET /api/patterns/patterns/p/consumers?version=1.0.0',
    ]);
    expect(JSON.parse(seen[0].body)).toEqual(body);
  });

  it('throws what the server says', async () => {
    answer = {
      status: 409,
      body: {
        error: { name: 'ConflictError', message: 'It exists' },
        response: { statusCode: 409 },
      },
    };
    await expect(
      client.getVersion({ patternName: 'p', version: '1.0.0' }),
    ).rejects.toMatchObject({
      statusCode: 409,
      body: { error: { message: 'It exists' } },
    });
    expect(seen[0].url).toBe('/api/patterns/patterns/p/versions/1.0.0');
  });
});
