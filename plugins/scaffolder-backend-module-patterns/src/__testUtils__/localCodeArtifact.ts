import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import {
  CreateDomainCommand,
  CreateRepositoryCommand,
  ListPackageVersionsCommand,
} from '@aws-sdk/client-codeartifact';
import { startLocalAws, type LocalAwsOptions } from '@apo/local-aws';
import {
  createCodeArtifactClients,
  type CodeArtifactClients,
} from '../codeArtifact/CodeArtifactClients';
import type { CodeArtifactConfig } from '../codeArtifact/CodeArtifactConfig';
import { CodeArtifactPublisher } from '../codeArtifact/CodeArtifactPublisher';
import { splitName, type PackageRequest } from '../codeArtifact/PackageContext';
import { always, testSettings } from './testSettings';

/** Where tests publish to. */
export const config: CodeArtifactConfig = {
  name: 'default',
  region: 'eu-west-1',
  domain: 'patterns-test',
  repository: 'patterns',
  scope: '@patterns',
};

/** Starts a local AWS with a CodeArtifact repository, and points the SDK at it. */
export async function startLocalCodeArtifact(options: LocalAwsOptions = {}) {
  const local = await startLocalAws({ port: 0, ...options });
  Object.assign(process.env, local.env);
  return { local, config, clients: await createRepository() };
}

/** Makes the repository of the config in the local AWS that the SDK points at. */
export async function createRepository(): Promise<CodeArtifactClients> {
  const clients = createCodeArtifactClients(testSettings(config.region));
  const { domain, repository } = config;
  await clients.codeArtifact.send(new CreateDomainCommand({ domain }));
  await clients.codeArtifact.send(
    new CreateRepositoryCommand({ domain, repository }),
  );
  return clients;
}

/** What {@link startLocalCodeArtifact} started. */
export type LocalCodeArtifact = Awaited<
  ReturnType<typeof startLocalCodeArtifact>
>;

/** A publisher that does not wait long. */
export function createTestPublisher(
  overrides: Partial<CodeArtifactConfig> = {},
  { maxAttempts = 3, retryWithinMs = 3_000 } = {},
) {
  const clients = createCodeArtifactClients(
    testSettings(config.region, { maxAttempts }),
  );
  const publisher = new CodeArtifactPublisher({
    clients: always(clients),
    config: { ...config, ...overrides },
    timing: { pollMs: 10, maxPollMs: 50, retryWithinMs, visibleWithinMs: 500 },
  });
  return { clients, publisher };
}

/** A package of a pattern, as it was approved. */
export async function packageOf(
  patternName: string,
  overrides: Partial<PackageRequest> & { content?: string } = {},
): Promise<PackageRequest> {
  const { content = 'exports.answer = 42;', ...changes } = overrides;
  const { version = '1.0.0' } = changes;
  const packageName = changes.packageName ?? `@patterns/${patternName}`;
  const tarball = await packFiles({
    'package.json': JSON.stringify({ name: packageName, version }),
    'index.js': content,
  });
  const hash = createHash('sha512').update(tarball).digest('base64');
  return {
    patternName,
    packageName,
    version,
    digest: 'd'.repeat(64),
    integrity: `sha512-${hash}`,
    tarball,
    ...changes,
  };
}

/** Published versions of a pattern's package. */
export async function versionsOf(
  { codeArtifact }: CodeArtifactClients,
  patternName: string,
): Promise<string[]> {
  const { versions = [] } = await codeArtifact.send(
    new ListPackageVersionsCommand({
      domain: config.domain,
      repository: config.repository,
      format: 'npm',
      ...splitName(`@patterns/${patternName}`),
    }),
  );
  return versions.map(({ version }) => version!);
}

/** A tarball as npm makes one. */
export async function packFiles(
  files: Record<string, string>,
): Promise<Buffer> {
  const archive = pack();
  for (const [path, text] of Object.entries(files)) {
    archive.entry({ name: `package/${path}` }, text);
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}
