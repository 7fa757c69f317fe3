import {
  DescribeDomainCommand,
  GetAuthorizationTokenCommand,
  UpdatePackageVersionsStatusCommand,
} from '@aws-sdk/client-codeartifact';
import { ConfigReader } from '@backstage/config';
import { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import {
  config,
  packageOf,
  startLocalCodeArtifact,
  versionsOf,
  type LocalCodeArtifact,
} from '../__testUtils__/localCodeArtifact';
import { always } from '../__testUtils__/testSettings';
import { TargetClients } from '../aws/ReleaseClients';
import {
  createCodeArtifactClients,
  type CodeArtifactClients,
} from './CodeArtifactClients';
import { CodeArtifactPublisher } from './CodeArtifactPublisher';
import { createCodeArtifactPublisher } from './createCodeArtifactPublisher';
import type { PackageRequest } from './PackageContext';
import { packagePolicy } from './sessionPolicy';

const role = {
  arn: 'arn:aws:iam::123456789012:role/patterns-publisher',
  partition: 'aws',
  accountId: '123456789012',
};
const denied = { name: expect.stringMatching(/^AccessDenied/) };

describe('CodeArtifactPublisher with the publisher’s role', () => {
  const environment = { ...process.env };
  const log = { info: jest.fn(), warn: jest.fn() };
  const access = AwsAccess.fromConfig(new ConfigReader({}), {
    name: 'tests',
    version: '0',
  });
  let registry: LocalCodeArtifact;

  beforeAll(async () => {
    registry = await startLocalCodeArtifact();
  });
  afterAll(async () => {
    await registry?.local.stop();
    process.env = environment;
  });

  const publish = async (
    name: string,
    changes: Parameters<typeof packageOf>[1] = {},
  ) =>
    createCodeArtifactPublisher(access, { ...config, role }).publish(
      await packageOf(name, changes),
      { log },
    );

  /** What the release of a package could do with its credentials. */
  const asRelease = async <T>(
    name: string,
    work: (clients: CodeArtifactClients) => Promise<T>,
  ) =>
    new TargetClients<PackageRequest, CodeArtifactClients>({
      access,
      place: config,
      role,
      create: createCodeArtifactClients,
      policyOf: (scope, of) => packagePolicy(config, of, scope),
    }).use(await packageOf(name), work);

  it('publishes versions and their tags with what the policy allows', async () => {
    await publish('topic');
    await publish('topic', { version: '1.1.0' });
    // Comes late, so the tag of a release before it is set by hand.
    await publish('topic', { version: '1.0.1' });
    const versions = await versionsOf(registry.clients, 'topic');
    expect(versions.sort()).toEqual(['1.0.0', '1.0.1', '1.1.0']);
  });

  it('can publish no other package', async () => {
    const other = await packageOf('other');
    await expect(
      asRelease('topic', clients =>
        new CodeArtifactPublisher({
          clients: always(clients),
          config,
          timing: { retryWithinMs: 0 },
        }).publish(other, { log }),
      ),
    ).rejects.toThrow(/AccessDenied/);
    await expect(versionsOf(registry.clients, 'other')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('can withdraw no other package, and read no other domain', async () => {
    await publish('kept');
    await expect(
      asRelease('topic', ({ codeArtifact }) =>
        codeArtifact.send(
          new UpdatePackageVersionsStatusCommand({
            domain: config.domain,
            repository: config.repository,
            format: 'npm',
            namespace: 'patterns',
            package: 'kept',
            versions: ['1.0.0'],
            targetStatus: 'Archived',
          }),
        ),
      ),
    ).rejects.toMatchObject(denied);
    await expect(
      asRelease('topic', ({ codeArtifact }) =>
        codeArtifact.send(new GetAuthorizationTokenCommand({ domain: 'apo' })),
      ),
    ).rejects.toMatchObject(denied);
    await expect(
      asRelease('topic', ({ codeArtifact }) =>
        codeArtifact.send(new DescribeDomainCommand({ domain: config.domain })),
      ),
    ).rejects.toMatchObject(denied);
  });
});
