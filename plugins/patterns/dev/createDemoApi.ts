import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import type { PatternsApi } from '../src';
import {
  bucket,
  facets,
  history,
  lintNote,
  pattern,
  policyError,
  queue,
  report,
  summary,
  texts,
  version,
} from '../src/__testUtils__/fixtures';
import { createAttributesDemo } from './createAttributesDemo';
import { createCdkDemo } from './createCdkDemo';
import { createLaunchesDemo } from './createLaunchesDemo';

const template = `AWSTemplateFormatVersion: '2010-09-09'
Description: A bucket that refuses plain text.
Parameters:
  BucketName:
    Type: String
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      EnableKeyRotation: true
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Ref BucketName
      VersioningConfiguration:
        Status: Enabled
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
`;

const before = template
  .replace('        Status: Enabled', '        Status: Suspended')
  .replace('      EnableKeyRotation: true\n', '');

const states: Record<string, Partial<PatternVersion>> = {
  '1.2.0': {
    state: 'invalid',
    publications: undefined,
    review: undefined,
    release: undefined,
    findings: { error: 1, warning: 1, info: 1, rulesChecked: 214 },
    can: {
      history: { allowed: true },
      review: { allowed: false },
      resubmit: { allowed: true },
      retry: { allowed: false },
      deprecate: { allowed: false },
      revoke: { allowed: false },
    },
  },
  '1.3.0': {
    state: 'in-review',
    publications: undefined,
    review: undefined,
    release: undefined,
    can: {
      history: { allowed: true },
      review: { allowed: true },
      resubmit: { allowed: false },
      retry: { allowed: false },
      deprecate: { allowed: false },
      revoke: { allowed: false },
    },
  },
  '1.4.0': {
    state: 'validating',
    publications: undefined,
    review: undefined,
    release: undefined,
    findings: undefined,
  },
  '1.5.0': {
    state: 'publish-failed',
    publications: undefined,
    problem: {
      message:
        'Service Catalog did not answer for 30 seconds. Nothing was lost; try again.',
    },
    can: {
      history: { allowed: true },
      review: { allowed: false },
      resubmit: { allowed: false },
      retry: { allowed: true },
      deprecate: { allowed: false },
      revoke: { allowed: false },
    },
  },
};

/** An API that answers from memory, to see every page without a back end. */
export function createDemoApi(): PatternsApi {
  const refuse = async () => {
    throw new Error('The demo changes nothing');
  };
  const many = Array.from({ length: 12 }, (_, index) => ({
    ...(index % 4 === 3 ? queue : bucket),
    name: `pattern-${index}`,
    title: index % 4 === 3 ? `Old queue ${index}` : `Encrypted bucket ${index}`,
    updatedAt: new Date(Date.now() - index * 37 * 3_600_000).toISOString(),
  }));
  const cdk = createCdkDemo(states);
  return {
    listPatterns: async ({ search = '', cursor, type }) => {
      const found = [cdk.pattern, ...many].filter(
        p =>
          p.title.toLowerCase().includes(search) &&
          (!type?.length || type.includes(p.type)),
      );
      return cursor
        ? { items: found.slice(9) }
        : {
            items: found.slice(0, 9),
            nextCursor: found.length > 9 ? 'next' : undefined,
          };
    },
    getFacets: async () => ({ ...facets, total: many.length }),
    getPattern: async name => ({
      ...(name === cdk.pattern.name ? cdk.pattern : { ...pattern, name }),
      versions: [
        ...Object.entries(states).map(([number, { state, findings }]) => ({
          ...summary,
          patternName: name,
          version: number,
          state: state!,
          findings,
        })),
        ...pattern.versions,
      ],
    }),
    listHistory: async (_name, { version: only, cursor }) => {
      const found = history.filter(step => !only || step.version === only);
      return cursor
        ? { items: found.slice(5) }
        : {
            items: found.slice(0, 5),
            nextCursor: found.length > 5 ? 'next' : undefined,
          };
    },
    listVersions: async () => ({
      items: Object.entries(states).map(([number, { state }], index) => ({
        ...summary,
        patternName: `pattern-${index}`,
        version: number,
        state: state!,
      })),
    }),
    getVersion: async ref =>
      ref.patternName === cdk.pattern.name
        ? cdk.version(ref.version)
        : { ...version, ...ref, ...states[ref.version] },
    getPackage: async () => cdk.details,
    getBuildLog: async (ref, from) => cdk.log(ref.version, from),
    getReport: async ref =>
      ref.patternName === cdk.pattern.name
        ? cdk.report(ref.version)
        : {
            ...report,
            findings:
              ref.version === '1.2.0'
                ? [
                    lintNote,
                    { ...policyError, line: 11, endLine: 16 },
                    {
                      ...policyError,
                      severity: 'warning',
                      ruleId: 'CT.KMS.PR.1',
                      line: 7,
                    },
                  ]
                : [],
            templates: [
              {
                ...report.templates[0],
                resources: [
                  ...report.templates[0].resources,
                  {
                    id: 'Policy',
                    type: 'AWS::S3::BucketPolicy',
                    dependsOn: ['Bucket'],
                  },
                ],
              },
            ],
          },
    getFile: async (ref, path) => {
      if (path.startsWith('cdk.out/')) return cdk.template(ref.version);
      if (path === 'architecture.png') return drawPicture();
      if (path !== 'template.yaml') return new Blob([texts[path] ?? '']);
      return new Blob([ref.version === '1.0.0' ? before : template]);
    },
    attributes: createAttributesDemo(),
    launches: createLaunchesDemo(),
    updatePattern: refuse,
    checkName: async name => ({ name, exists: false }),
    listStarters: async () => ({ items: [] }),
    getStarterFile: refuse,
    validateTemplate: refuse,
    putBundle: refuse,
    submitVersion: refuse,
    reviewVersion: refuse,
    retryRelease: refuse,
    startRelease: refuse,
    getReleaseTemplate: refuse,
    getReleasePackage: refuse,
    finishRelease: refuse,
  };
}

async function drawPicture(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 640, height: 240 });
  const context = canvas.getContext('2d')!;
  context.font = '28px sans-serif';
  context.fillText('Writer  →  Bucket  →  Key', 120, 130);
  return new Promise(resolve => canvas.toBlob(blob => resolve(blob!)));
}
