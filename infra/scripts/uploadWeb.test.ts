import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { startLocalAws, type LocalAws } from '@apo/local-aws';

jest.setTimeout(60_000);

const script = path.join(__dirname, 'uploadWeb.ts');
const node = promisify(execFile);
const portalUrl = 'https://patterns.example.com';

/** The document of a build, as Backstage's bundler writes it. */
function document(...configs: object[]): string {
  const data = configs.map((each, index) => ({
    context: `app-config.${index}.yaml`,
    data: each,
  }));
  return `<!doctype html><html><head><script type="backstage.io/config">
${JSON.stringify(data, null, 2)}
</script></head><body><div id="root"></div></body></html>`;
}

const addresses = (url: string) => ({
  app: { baseUrl: url },
  backend: { baseUrl: url },
});
const development = {
  app: { baseUrl: 'http://localhost:3000' },
  backend: { baseUrl: 'http://localhost:7007' },
};

const BUILD = {
  'index.html': document(development, addresses(portalUrl)),
  'index.html.tmpl': '<%= publicPath %>',
  '.config-schema.json': '{}',
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'robots.txt': 'User-agent: *',
  'static/main.fdf06135f239.js': 'start()',
  'static/main.fdf06135f239.js.map': '{}',
  'static/main.d2b54eff33c6.css': 'body{}',
  'static/languages/abap.0123456789ab.chunk.js': 'abap()',
  'static/unhashed.woff2': 'font',
};

describe('yarn infra:web', () => {
  let aws: LocalAws;
  let client: S3Client;
  let folder: string;
  let bucket: string;
  let count = 0;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'infra-web-'));
    aws = await startLocalAws({ port: 0 });
    client = new S3Client({
      endpoint: aws.endpoint,
      region: 'us-east-1',
      credentials: {
        accessKeyId: aws.env.AWS_ACCESS_KEY_ID,
        secretAccessKey: aws.env.AWS_SECRET_ACCESS_KEY,
      },
    });
  });
  afterAll(async () => {
    client?.destroy();
    await aws?.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    count += 1;
    bucket = `web-${count}`;
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    await client.send(
      new PutBucketVersioningCommand({
        Bucket: bucket,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
  });

  /** Writes a build into a folder of its own. */
  function build(files: Record<string, string>): string {
    const dist = mkdtempSync(path.join(folder, 'dist-'));
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(dist, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return dist;
  }

  /** Runs the command; resolves with what it said and its exit code. */
  async function run(args: string[], url: string | undefined = portalUrl) {
    const env = { PATH: process.env.PATH, ...aws.env, PORTAL_URL: url };
    try {
      const { stdout, stderr } = await node(
        process.execPath,
        ['--import', 'tsx', script, ...args],
        { env },
      );
      return { code: 0, stdout, stderr };
    } catch (error) {
      return error as { code: number; stdout: string; stderr: string };
    }
  }

  async function keys(): Promise<string[]> {
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket: bucket }),
    );
    return Contents.map(({ Key }) => Key ?? '').sort();
  }

  const get = (key: string) =>
    client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));

  it('uploads what is served, each with its type and for as long as it is right', async () => {
    const result = await run([bucket, build(BUILD)]);
    expect(result).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        new RegExp(`^7 files, .* in ${bucket}: ${portalUrl}\\n$`),
      ),
    });
    const forever = 'public, max-age=31536000, immutable';
    const javascript = 'application/javascript; charset=utf-8';
    const found = await Promise.all(
      (
        await keys()
      ).map(async key => {
        const { ContentType, CacheControl, Body } = await get(key);
        const content = await Body?.transformToString();
        expect([key, content]).toEqual([key, BUILD[key as keyof typeof BUILD]]);
        return [key, ContentType, CacheControl];
      }),
    );
    expect(found).toEqual([
      ['icon.svg', 'image/svg+xml', 'no-cache'],
      ['index.html', 'text/html; charset=utf-8', 'no-cache'],
      ['robots.txt', 'text/plain; charset=utf-8', 'no-cache'],
      ['static/languages/abap.0123456789ab.chunk.js', javascript, forever],
      ['static/main.d2b54eff33c6.css', 'text/css; charset=utf-8', forever],
      ['static/main.fdf06135f239.js', javascript, forever],
      ['static/unhashed.woff2', 'font/woff2', 'no-cache'],
    ]);
  });

  it('keeps the files of the build before, for pages that are open', async () => {
    await run([bucket, build(BUILD)]);
    const next = document(development, addresses(portalUrl), { title: '2' });
    await run([
      bucket,
      build({ 'index.html': next, 'static/main.aaaaaaaaaaaa.js': 'next()' }),
    ]);
    expect(await keys()).toEqual(
      expect.arrayContaining([
        'static/main.aaaaaaaaaaaa.js',
        'static/main.fdf06135f239.js',
      ]),
    );
    const { Body } = await get('index.html');
    expect(await Body?.transformToString()).toBe(next);
  });

  it('uploads the document last', async () => {
    await run([bucket, build(BUILD)]);
    const { Versions = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket }),
    );
    const times = Versions.map(({ Key, LastModified }) => ({
      Key,
      time: LastModified?.getTime() ?? 0,
    }));
    const last = times.find(({ Key }) => Key === 'index.html')?.time;
    expect(last).toBe(Math.max(...times.map(({ time }) => time)));
  });

  it.each([
    [
      'is built for http://localhost:3000 (app.baseUrl), and not for https://patterns.example.com',
      { ...BUILD, 'index.html': document(development) },
    ],
    [
      'is built for http://localhost:7007 (backend.baseUrl), and not for https://patterns.example.com',
      {
        ...BUILD,
        'index.html': document(development, { app: { baseUrl: portalUrl } }),
      },
    ],
    [
      'is built for no address (app.baseUrl), and not for https://patterns.example.com',
      { ...BUILD, 'index.html': '<!doctype html><div id="root"></div>' },
    ],
    ['has no index.html', { 'robots.txt': '' }],
  ])(
    'refuses a build that %s, and says how to build',
    async (problem, files) => {
      const dist = build(files);
      const result = await run([bucket, dist]);
      expect(result.code).toBe(1);
      expect(result.stderr).toContain(
        `${dist} ${problem}. Build the front end`,
      );
      expect(result.stderr).toContain(
        `PORTAL_URL=${portalUrl} PORTAL_TLS_KEY_FILE=/dev/null`,
      );
      expect(await keys()).toEqual([]);
    },
  );

  it.each([
    [[], portalUrl, 'Name one bucket.'],
    [['a', 'b', 'c'], portalUrl, 'Name one bucket.'],
    [['web'], '', 'PORTAL_URL must be an address without a path'],
    [['web'], 'https://a.example/', 'PORTAL_URL must be an address'],
    [['web'], 'patterns', 'PORTAL_URL must be an address'],
    [['--fast'], portalUrl, "Unknown option '--fast'"],
  ])('says how it is used when it gets %j and %s', async (args, url, text) => {
    const result = await run(args, url);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(text);
    expect(result.stderr).toContain('PORTAL_URL=<address> yarn infra:web');
  });

  it('says why AWS refuses', async () => {
    const result = await run(['no-such-bucket', build(BUILD)]);
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/bucket does not exist/);
  });
});
