import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  CreateDomainCommand,
  CreateRepositoryCommand,
} from '@aws-sdk/client-codeartifact';
import {
  BatchGetBuildsCommand,
  CreateProjectCommand,
  StartBuildCommand,
} from '@aws-sdk/client-codebuild';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { BaseClient, generators, Issuer } from 'openid-client';
import { LOCAL_CLIENT, LOCAL_POOL, signInWithHttp } from '.';
import { localClients } from './__testUtils__/localClients';

const CALLBACK = 'http://localhost:7007/api/auth/cognito/handler/frame';

jest.setTimeout(60_000);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

describe('the command line', () => {
  let dataDir: string;
  let ports: { port: number; signInPort: number };
  let running: ChildProcess[];

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'local-aws-cli-'));
    ports = { port: await freePort(), signInPort: await freePort() };
    running = [];
  });

  afterEach(async () => {
    await Promise.all(running.map(child => end(child, 'SIGKILL')));
    rmSync(dataDir, { recursive: true, force: true });
  });

  // As a process of its own: oidc-provider is an ES module, which jest cannot import.
  async function start(args: string[] = [], env: NodeJS.ProcessEnv = {}) {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'cli.ts'), ...args],
      {
        env: {
          PATH: process.env.PATH,
          LOCAL_AWS_PORT: String(ports.port),
          LOCAL_AWS_SIGN_IN_PORT: String(ports.signInPort),
          LOCAL_AWS_DATA_DIR: dataDir,
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    running.push(child);
    const stderr: string[] = [];
    child.stderr.on('data', chunk => stderr.push(String(chunk)));
    const [line] = await Promise.race([
      once(createInterface(child.stdout), 'line'),
      once(child, 'exit').then(([code]) => [`exit ${code}: ${stderr}`]),
    ]);
    return { child, line: String(line) };
  }

  async function end(child: ChildProcess, signal: NodeJS.Signals) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  const endpoint = () => `http://127.0.0.1:${ports.port}`;
  const issuerUrl = () =>
    `http://localhost:${ports.signInPort}/eu-west-1_LOCAL0001`;

  async function discoverClient() {
    const issuer = await Issuer.discover(issuerUrl());
    return new issuer.Client({
      client_id: LOCAL_CLIENT.id,
      client_secret: LOCAL_CLIENT.secret,
      redirect_uris: [CALLBACK],
      response_types: ['code'],
    });
  }

  async function signIn(client: BaseClient, user: string) {
    const codeVerifier = generators.codeVerifier();
    const checks = { nonce: generators.nonce(), state: generators.state() };
    const browser = await signInWithHttp({
      startUrl: client.authorizationUrl({
        scope: 'openid profile email',
        code_challenge: generators.codeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...checks,
      }),
      user,
      stopAt: CALLBACK,
    });
    const tokens = await client.callback(
      CALLBACK,
      client.callbackParams(browser.url.href),
      { code_verifier: codeVerifier, ...checks },
    );
    return { browser, tokens };
  }

  it('prints one line when it is ready, and ends cleanly', async () => {
    const { child, line } = await start();
    expect(line).toBe(
      `local AWS ready at ${endpoint()}, sign-in at ${issuerUrl()}`,
    );
    await end(child, 'SIGTERM');
    expect(child.exitCode).toBe(0);
  });

  it('ends cleanly, with the registry and the builds that it runs', async () => {
    const { child } = await start(['--no-sign-in']);
    const { codeArtifact, codeBuild } = localClients(endpoint());
    const repository = { domain: 'acme', repository: 'patterns' };
    await codeArtifact.send(new CreateDomainCommand({ domain: 'acme' }));
    await codeArtifact.send(new CreateRepositoryCommand(repository));
    const url = `${endpoint()}/codeartifact/acme/npm/patterns/network`;
    expect((await fetch(url)).status).toBe(401);
    const buildspec =
      'version: 0.2\nphases: { build: { commands: [echo $$, sleep 600] } }';
    await codeBuild.send(
      new CreateProjectCommand({
        name: 'demo',
        source: { type: 'NO_SOURCE', buildspec },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: {
          type: 'LINUX_CONTAINER',
          image: 'aws/codebuild/standard:7.0',
          computeType: 'BUILD_GENERAL1_SMALL',
        },
        serviceRole: 'arn:aws:iam::123456789012:role/build',
      }),
    );
    const build = new StartBuildCommand({ projectName: 'demo' });
    const ids = [(await codeBuild.send(build)).build?.id ?? ''];
    await end(child, 'SIGTERM');
    expect(child.exitCode).toBe(0);
    await start(['--no-sign-in']);
    const { builds } = await codeBuild.send(new BatchGetBuildsCommand({ ids }));
    expect(builds?.[0].buildStatus).toBe('STOPPED');
  });

  it('leaves the sign-in out', async () => {
    const { line } = await start(['--no-sign-in']);
    expect(line).toBe(`local AWS ready at ${endpoint()}`);
    await expect(fetch(issuerUrl())).rejects.toThrow();
  });

  it.each([
    [['--port', 'http'], /--port must be a port number, not "http"/],
    [['--oops'], /--oops/],
  ])('refuses %p', async (args, message) => {
    const { line } = await start(args);
    expect(line).toMatch(/^exit 1/);
    expect(line).toMatch(message);
  });

  it('has written what it answered when it is killed', async () => {
    const { child } = await start(['--no-sign-in']);
    const { s3 } = localClients(endpoint());
    await s3.send(new CreateBucketCommand({ Bucket: 'kept' }));
    await s3.send(
      new PutObjectCommand({ Bucket: 'kept', Key: 'a', Body: 'text' }),
    );
    await end(child, 'SIGKILL');
    await start(['--no-sign-in']);
    const { Body } = await localClients(endpoint()).s3.send(
      new GetObjectCommand({ Bucket: 'kept', Key: 'a' }),
    );
    expect(await Body?.transformToString()).toBe('text');
  });

  it('signs each demo user in with the claims of Cognito', async () => {
    await start();
    const client = await discoverClient();
    const admin = (await signIn(client, 'admin')).tokens;
    const publisher = (await signIn(client, 'publisher')).tokens;
    const developer = (await signIn(client, 'developer')).tokens;

    expect(admin.claims()).toMatchObject({
      iss: issuerUrl(),
      aud: 'portal',
      'cognito:username': 'admin',
      'cognito:groups': ['SYSTEM_ADMIN'],
      email: 'admin@example.com',
      email_verified: true,
      name: 'Ada Admin',
    });
    expect(publisher.claims()['cognito:groups']).toEqual(['PATTERN_PUBLISHER']);
    expect(developer.claims()).not.toHaveProperty('cognito:groups');
    const userInfo = await client.userinfo(developer);
    expect(userInfo).toMatchObject({
      sub: developer.claims().sub,
      email: 'developer@example.com',
      email_verified: 'true',
    });
    expect(userInfo).not.toHaveProperty('cognito:username');
  });

  it('signs in whom the API of the user pool makes, and not whom it disables or deletes', async () => {
    await start();
    const { cognito } = localClients(endpoint());
    const grace = { UserPoolId: LOCAL_POOL, Username: 'grace' };
    const client = await discoverClient();
    await cognito.send(
      new AdminCreateUserCommand({ ...grace, MessageAction: 'SUPPRESS' }),
    );
    await cognito.send(
      new AdminAddUserToGroupCommand({
        ...grace,
        GroupName: 'PATTERN_PUBLISHER',
      }),
    );
    const { tokens } = await signIn(client, 'Grace');
    expect(tokens.claims()).toMatchObject({
      'cognito:username': 'grace',
      'cognito:groups': ['PATTERN_PUBLISHER'],
    });
    expect(tokens.claims()).not.toHaveProperty('email_verified');

    await cognito.send(new AdminDisableUserCommand(grace));
    await expect(signIn(client, 'grace')).rejects.toThrow(/refused/);
    await expect(client.refresh(tokens)).rejects.toThrow(/invalid_grant/);
    await cognito.send(new AdminEnableUserCommand(grace));
    await signIn(client, 'grace');
    await cognito.send(new AdminDeleteUserCommand(grace));
    await expect(signIn(client, 'grace')).rejects.toThrow(/refused/);
  });

  it('refreshes tokens, without a new refresh token, until they are revoked', async () => {
    await start();
    const client = await discoverClient();
    const { tokens } = await signIn(client, 'admin');
    const refreshToken = tokens.refresh_token ?? '';
    const refreshed = await client.refresh(refreshToken);
    expect(refreshed.claims()['cognito:groups']).toEqual(['SYSTEM_ADMIN']);
    expect(refreshed.refresh_token).toBeUndefined();
    await client.revoke(refreshToken);
    await expect(client.refresh(refreshToken)).rejects.toThrow(/invalid_grant/);
  });

  it('keeps keys, sessions and refresh tokens when it is killed', async () => {
    const { child } = await start();
    const before = await discoverClient();
    const { tokens, browser } = await signIn(before, 'publisher');
    await end(child, 'SIGKILL');
    await start();

    const after = await discoverClient();
    const refreshed = await after.refresh(tokens.refresh_token ?? '');
    expect(refreshed.claims().sub).toBe(tokens.claims().sub);
    const silent = await authorize(after, browser.cookieFor(issuerUrl()));
    expect(silent).toContain(`${CALLBACK}?code=`);
  });

  it('signs out, and goes only where it may', async () => {
    await start();
    const client = await discoverClient();
    const { browser } = await signIn(client, 'admin');
    const cookie = browser.cookieFor(issuerUrl());
    const logout = (logoutUri: string) =>
      fetch(
        `${issuerUrl()}/logout?${new URLSearchParams({
          client_id: LOCAL_CLIENT.id,
          logout_uri: logoutUri,
        })}`,
        { headers: { cookie }, redirect: 'manual' },
      );

    expect((await logout('https://example.com')).status).toBe(400);
    expect(await authorize(client, cookie)).toContain('code=');
    const answer = await logout('http://localhost:3000');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('http://localhost:3000/');
    expect(await authorize(client, cookie)).toContain('error=login_required');
  });

  async function authorize(client: BaseClient, cookie: string) {
    const url = client.authorizationUrl({
      scope: 'openid',
      prompt: 'none',
      state: generators.state(),
    });
    const answer = await fetch(url, {
      headers: { cookie },
      redirect: 'manual',
    });
    return answer.headers.get('location');
  }

  it('shows an accessible login page, and refuses unknown users and foreign callbacks', async () => {
    await start();
    const client = await discoverClient();
    const first = await fetch(
      client.authorizationUrl({ scope: 'openid', state: 's' }),
      { redirect: 'manual' },
    );
    const page = new URL(first.headers.get('location') ?? '', issuerUrl());
    const cookie = first.headers
      .getSetCookie()
      .map(line => line.split(';')[0])
      .join('; ');
    const html = await (await fetch(page, { headers: { cookie } })).text();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Local demo only');
    expect(html.match(/<button name="username" value="\w+"/g)).toHaveLength(3);

    await expect(signIn(client, 'mallory')).rejects.toThrow(
      /refused the user mallory/,
    );
    const unknown = await fetch(page, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ username: 'mallory' }),
      redirect: 'manual',
    });
    expect(unknown.status).toBe(401);
    expect((await fetch(page)).status).toBe(400);
    const foreign = await fetch(
      client.authorizationUrl({
        scope: 'openid',
        redirect_uri: 'https://example.com',
      }),
      { redirect: 'manual' },
    );
    expect(foreign.status).toBe(400);
  });
});
