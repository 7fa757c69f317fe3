import {
  CodeartifactClient,
  ListPackageVersionAssetsCommand,
  ListPackageVersionsCommand,
} from '@aws-sdk/client-codeartifact';
import type {
  PatternVersion,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import { urlOf, type PortalApi } from '../scripts/portal/PortalApi';
import { expect } from './portal/test';
import { submit, wholeWay } from './patterns';

const synth = `const fs = require('node:fs');
fs.mkdirSync('cdk.out', { recursive: true });
const Resources = {
  Topic: {
    Type: 'AWS::SNS::Topic',
    Properties: { KmsMasterKeyId: 'alias/aws/sns' },
  },
};
fs.writeFileSync(
  'cdk.out/Example.template.json',
  JSON.stringify({ Description: 'A topic', Resources }),
);
`;

/** A package without dependencies that the gate passes, but for its script `build`. */
export function packageFiles(build = ''): Record<string, string> {
  const head = { name: 'tiny', version: '1.0.0' };
  const manifest = {
    ...head,
    license: 'Apache-2.0',
    files: ['index.js'],
    scripts: { build: 'node build.js', synth: 'node synth.js' },
  };
  const lockfile = { ...head, lockfileVersion: 3, packages: { '': manifest } };
  return {
    'package.json': JSON.stringify(manifest),
    'package-lock.json': JSON.stringify(lockfile),
    'index.js': 'exports.answer = 42;',
    'build.js': build,
    'synth.js': synth,
  };
}

/** Submits a package as the publisher. */
export async function submitPackage(
  api: PortalApi,
  ref: VersionRef,
  build?: string,
): Promise<void> {
  await submit(api, ref, { type: 'CDK', files: packageFiles(build) });
}

/** Submits a package and waits until it was built and has passed the gate. */
export async function packageInReview(
  api: PortalApi,
  ref: VersionRef,
): Promise<PatternVersion> {
  await submitPackage(api, ref);
  return api.settle(ref, ['in-review']);
}

/**
 * Waits until a package is published without anybody's help, and checks that
 * it is there once: in CodeArtifact, with the approved bytes, and in each step
 * of its history.
 */
export async function expectPackageOnce(
  api: PortalApi,
  ref: VersionRef,
  way: string[] = wholeWay,
): Promise<void> {
  const version = await api.settle(ref, ['published'], 90_000);
  expect
    .soft(
      version.history.map(({ to }) => to),
      `history of ${urlOf(ref)}`,
    )
    .toEqual(way);
  const client = new CodeartifactClient();
  const place = {
    domain: 'patterns-local',
    repository: 'patterns',
    format: 'npm' as const,
    namespace: 'patterns',
    package: ref.patternName,
  };
  const { versions = [] } = await client.send(
    new ListPackageVersionsCommand(place),
  );
  expect
    .soft(versions.map(each => [each.version, each.status]))
    .toEqual([[ref.version, 'Published']]);
  const { assets = [] } = await client.send(
    new ListPackageVersionAssetsCommand({
      ...place,
      packageVersion: ref.version,
    }),
  );
  const approved = version.review?.integrity?.replace('sha512-', '') ?? '';
  expect
    .soft(assets.map(({ hashes }) => hashes?.['SHA-512']))
    .toEqual([Buffer.from(approved, 'base64').toString('hex')]);
  client.destroy();
}
