import {
  actionsRegistryServiceMock,
  type MockActionsRegistry,
} from '@backstage/backend-test-utils/alpha';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type {
  PatternLifecycle,
  Retirement,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { registerActions } from './registerActions';

const retirement: Retirement = {
  reason: 'Keys are not rotated.',
  successor: 'rotating-key',
  by: 'user:default/admin',
  at: '2026-01-01T00:00:00.000Z',
  scope: 'version',
};

const pattern = (
  lifecycle: PatternLifecycle,
  versions: [string, VersionState][],
  latestVersion?: string,
) => ({
  name: 'key',
  title: 'Key',
  type: 'CFN',
  description: '',
  owner: 'group:default/a',
  attributes: {},
  lifecycle,
  latestVersion,
  versions: versions.map(([version, state]) => ({ version, state })),
});

/** The actions over a catalog that has one pattern. */
function agentOf(found: ReturnType<typeof pattern>): MockActionsRegistry {
  const registry = actionsRegistryServiceMock({
    logger: mockServices.logger.mock(),
  });
  const listPatterns = jest.fn(async () => ({ items: [found] }));
  registerActions(registry, {
    calls: {
      run: async (_: unknown, work: (person: unknown) => Promise<unknown>) => ({
        output: await work(mockCredentials.user()),
      }),
    },
    catalog: {
      listPatterns,
      getPattern: async () => found,
      getVersion: async ({ version }: { version: string }) => ({
        ...found,
        version,
        patternName: found.name,
        state: found.versions.find(v => v.version === version)?.state,
        retirement,
        files: [],
      }),
    },
    contents: { getReport: async () => ({ templates: [], findings: [] }) },
  } as never);
  return registry;
}

const get = (registry: MockActionsRegistry, input: object) =>
  registry
    .invoke({
      id: 'test:get-pattern',
      input: { name: 'key', ...input },
      credentials: mockCredentials.user(),
    })
    .then(({ output }) => output as Record<string, unknown>);

describe('what an agent is told of what was retired', () => {
  const mixed = pattern(
    'active',
    [
      ['3.0.0', 'revoked'],
      ['2.0.0', 'published'],
      ['1.0.0', 'deprecated'],
    ],
    '2.0.0',
  );

  it('begins with the reason and the successor', async () => {
    const answer = await get(agentOf(mixed), { version: '1.0.0' });
    expect(Object.entries(answer)[0]).toEqual([
      'notice',
      "Deprecated: do not use it for anything new. Reason: Keys are not rotated. Use the pattern 'rotating-key' instead.",
    ]);
    expect(answer.successor).toBe('rotating-key');
  });

  it('is nothing when it was revoked, even for those who may see it', async () => {
    const agent = agentOf(mixed);
    await expect(get(agent, { version: '3.0.0' })).rejects.toThrow(
      "There is no version 3.0.0 of the pattern 'key'",
    );
    const latest = await get(agent, {});
    expect(latest).toMatchObject({
      version: '2.0.0',
      versions: [
        { version: '2.0.0', state: 'published' },
        { version: '1.0.0', state: 'deprecated' },
      ],
    });
    expect(latest.notice).toBeUndefined();
    const revoked = agentOf(pattern('revoked', [['1.0.0', 'revoked']]));
    await expect(get(revoked, {})).rejects.toThrow("There is no pattern 'key'");
  });

  it('is the deprecated version where there is no other', async () => {
    const agent = agentOf(
      pattern('deprecated', [
        ['2.0.0', 'in-review'],
        ['1.0.0', 'deprecated'],
      ]),
    );
    expect(await get(agent, {})).toMatchObject({
      version: '1.0.0',
      notice: expect.stringMatching(/^Deprecated/),
    });
  });

  it('says in a list that a pattern is deprecated', async () => {
    const { output } = await agentOf(
      pattern('deprecated', [['1.0.0', 'deprecated']]),
    ).invoke({
      id: 'test:search-patterns',
      input: {},
      credentials: mockCredentials.user(),
    });
    expect(output).toMatchObject({
      patterns: [{ notice: expect.stringMatching(/^Deprecated/) }],
    });
  });
});
