import { packBundle } from '@apo/backstage-plugin-patterns-node';
import type {
  PatternType,
  PatternVersion,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import { demand, urlOf } from '../scripts/portal/PortalApi';
import type { PortalApi } from '../scripts/portal/PortalApi';
import { readProduct } from './aws/readProduct';
import { expect } from './portal/test';

/** A template that the gate passes. */
export const cleanTemplate = `AWSTemplateFormatVersion: '2010-09-09'
Description: A topic
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      KmsMasterKeyId: alias/aws/sns
`;

/** What the wizard sends for a pattern of pasted files. */
export function wizardValues(
  { patternName, version }: VersionRef,
  files: Record<string, string> = { 'template.yaml': cleanTemplate },
) {
  return {
    name: patternName,
    version,
    title: patternName,
    description: 'A pattern of the system tests',
    owner: 'group:default/platform',
    content: {
      source: 'paste',
      files: Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path, { text }]),
      ),
    },
  };
}

/** What a version goes through when nothing is repeated. */
export const wholeWay = [
  'validating',
  'in-review',
  'approved',
  'publishing',
  'published',
];

/** Submits files as the publisher, by the API that the wizard's action uses. */
export async function submit(
  api: PortalApi,
  { patternName, version }: VersionRef,
  options: {
    title?: string;
    type?: PatternType;
    files?: Record<string, string | Buffer>;
  } = {},
): Promise<void> {
  const { title = patternName, type = 'CFN' } = options;
  const { files = { 'template.yaml': cleanTemplate } } = options;
  const { digest, tar } = await packBundle(
    new Map(
      Object.entries(files).map(([path, file]) => [path, Buffer.from(file)]),
    ),
  );
  demand(
    await api.call('publisher', `/api/patterns/bundles/${digest}`, tar, 'PUT'),
  );
  demand(
    await api.call(
      'publisher',
      `/api/patterns/patterns/${patternName}/versions`,
      { digest, version, title, type, owner: 'group:default/platform' },
    ),
  );
}

/** Submits new versions and waits until the gate has passed them. */
export async function submitForReview(
  api: PortalApi,
  refs: VersionRef[],
  options: { title?: string } = {},
): Promise<PatternVersion[]> {
  for (const ref of refs) await submit(api, ref, options);
  return Promise.all(refs.map(ref => api.settle(ref, ['in-review'])));
}

/** The first versions of new patterns. */
export function firstVersions(prefix: string, names: readonly string[]) {
  return names.map(name => ({
    patternName: `${prefix}-${name.toLowerCase()}`.slice(0, 40),
    version: '1.0.0',
  }));
}

/**
 * Waits until a version is published without anybody's help, and checks that
 * it is there once: in Service Catalog, and in each step of its history.
 *
 * @param expected - `versions`: all that the pattern has by now; `way`: the
 *   states that this one went through.
 */
export async function expectPublishedOnce(
  api: PortalApi,
  ref: VersionRef,
  expected: { versions?: string[]; way?: string[] } = {},
): Promise<void> {
  const { versions = [ref.version], way = wholeWay } = expected;
  const published = await api.settle(ref, ['published'], 90_000);
  expect
    .soft(
      published.history
        .filter(({ version }) => version === ref.version)
        .map(({ to }) => to),
      `history of ${urlOf(ref)}`,
    )
    .toEqual(way);
  const product = await readProduct(ref.patternName);
  expect.soft(product, `product of ${ref.patternName}`).toEqual({
    products: published.publications?.map(({ productId }) => productId),
    artifacts: expect.arrayContaining(versions),
    portfolios: ['Application patterns'],
    constraints: ['LAUNCH'],
  });
  expect.soft(product.artifacts).toHaveLength(versions.length);
}

/** Publishes the first version of a new pattern; resolves with its name. */
export async function publishPattern(
  api: PortalApi,
  patternName: string,
): Promise<string> {
  const ref = { patternName, version: '1.0.0' };
  const [version] = await submitForReview(api, [ref]);
  await api.approve(version);
  await expectPublishedOnce(api, ref);
  return patternName;
}
