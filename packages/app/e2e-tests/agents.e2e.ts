import {
  auth,
  type OAuthClientProvider,
} from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, test, type Page } from '@playwright/test';
import { signIn } from './people';

const serverUrl = new URL('http://localhost:7007/api/mcp-actions/v1');
/** The client that every Backstage knows; an agent of one's own has its own. */
const clientId =
  'http://localhost:7007/api/auth/.well-known/oauth-client/cli.json';
const callback = 'http://127.0.0.1:8055/callback';

const name = `agent-topic-${Date.now().toString(36)}`;
const template = `AWSTemplateFormatVersion: '2010-09-09'
Description: A handle that waits for nothing
Resources:
  Wait:
    Type: AWS::CloudFormation::WaitConditionHandle
`;

test('an agent signs in as a person, and may do what that person may', async ({
  browser,
}) => {
  const publisher = await agentOf(await signIn(browser, 'publisher'));
  const { tools } = await publisher.listTools();
  expect(tools.map(tool => tool.name).sort()).toEqual([
    'patterns.get-pattern',
    'patterns.list-attributes',
    'patterns.search-patterns',
    'patterns.submit-version',
    'patterns.validate-template',
  ]);
  const version = {
    name,
    version: '1.0.0',
    title: 'Agent topic',
    type: 'CFN',
    owner: 'group:default/platform',
    files: { 'template.yaml': template, 'README.md': '# Agent topic\n' },
  };

  await test.step('a publisher’s validates, submits and looks', async () => {
    const validated = await call(publisher, 'validate-template', { template });
    expect(validated).toMatchObject({ passed: true, errors: 0 });
    expect(await call(publisher, 'submit-version', version)).toMatchObject({
      name,
      page: `/patterns/${name}/versions/1.0.0`,
    });
    await expect
      .poll(async () => {
        const input = { name, version: '1.0.0' };
        return (await call(publisher, 'get-pattern', input)).state;
      })
      .toBe('in-review');
    expect(await call(publisher, 'submit-version', version)).toMatchObject({
      state: 'in-review',
    });
  });

  await test.step('a developer’s finds what is approved, and nothing else', async () => {
    const developer = await agentOf(await signIn(browser, 'developer'));
    const { patterns } = await call(developer, 'search-patterns', {});
    expect(Array.isArray(patterns)).toBe(true);
    expect(JSON.stringify(patterns)).not.toContain(name);
    expect(await refusal(developer, 'get-pattern', { name })).toBe(
      `NotFoundError: There is no pattern '${name}'`,
    );
    expect(await refusal(developer, 'submit-version', version)).toMatch(
      /^NotAllowedError: This needs the permission patterns\./,
    );
    expect(await refusal(publisher, 'review-version', {})).toMatch(
      /^NotFoundError: .*not found/,
    );
  });

  await test.step('nobody’s does nothing', async () => {
    const nobody = new Client({ name: 'e2e', version: '1.0.0' });
    await expect(
      nobody.connect(new StreamableHTTPClientTransport(serverUrl)),
    ).rejects.toThrow(/401|Unauthorized|Missing credentials/);
  });
});

/** Keeps in memory what a sign-in needs. */
class AgentSignIn implements OAuthClientProvider {
  readonly redirectUrl = callback;
  readonly clientMetadata = { redirect_uris: [callback] };
  address = '';
  private verifier = '';
  private known?: Awaited<ReturnType<OAuthClientProvider['tokens']>>;

  clientInformation() {
    return { client_id: clientId };
  }

  redirectToAuthorization(url: URL) {
    this.address = url.href;
  }

  saveCodeVerifier(verifier: string) {
    this.verifier = verifier;
  }

  codeVerifier() {
    return this.verifier;
  }

  tokens() {
    return this.known;
  }

  saveTokens(tokens: NonNullable<typeof this.known>) {
    this.known = tokens;
  }
}

/** A client of the Model Context Protocol that a person let in, on the page for it. */
async function agentOf(page: Page): Promise<Client> {
  const provider = new AgentSignIn();
  expect(await auth(provider, { serverUrl })).toBe('REDIRECT');
  const answered = page.waitForRequest(request =>
    request.url().startsWith(callback),
  );
  await page.route(`${callback}*`, route => route.fulfill({ body: 'Done' }));
  await page.goto(provider.address);
  await page.getByRole('button', { name: 'Authorize' }).click();
  const { searchParams } = new URL((await answered).url());
  const authorizationCode = searchParams.get('code') ?? undefined;
  await auth(provider, { serverUrl, authorizationCode });
  const client = new Client({ name: 'e2e', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(serverUrl, { authProvider: provider }),
  );
  return client;
}

async function call(client: Client, tool: string, input: object) {
  const answer = await client.callTool({
    name: `patterns.${tool}`,
    arguments: { ...input },
  });
  expect(answer.isError, JSON.stringify(answer.content)).toBeFalsy();
  return answer.structuredContent as Record<string, unknown>;
}

async function refusal(client: Client, tool: string, input: object) {
  const { isError, content } = await client.callTool({
    name: `patterns.${tool}`,
    arguments: { ...input },
  });
  expect(isError).toBe(true);
  const [{ text }] = content as { text: string }[];
  return text;
}
