import { ResponseError } from '@backstage/errors';
import type { VersionRef } from '@apo/backstage-plugin-patterns-common';
import type { PatternsApi } from '../api';
import {
  buildLog,
  cdkPattern,
  cdkReport,
  cdkVersion,
  packageDetails,
} from './cdkFixtures';
import { fakeSubscriptions } from './fakeSubscriptionsApi';
import {
  bucket,
  facets,
  history,
  pattern,
  queue,
  report,
  summary,
  texts,
  version,
} from './fixtures';

/** An API that answers from the fixtures; what a test names is answered by the test. */
export function fakePatternsApi(
  overrides: Partial<PatternsApi> = {},
): jest.Mocked<PatternsApi> {
  const refuse = (name: string) =>
    jest.fn(async () => {
      throw new Error(`The test did not expect ${name}`);
    });
  const api = {
    listPatterns: jest.fn(async () => ({ items: [bucket, queue] })),
    getFacets: jest.fn(async () => facets),
    getPattern: jest.fn(async () => pattern),
    listVersions: jest.fn(async () => ({ items: [summary] })),
    listHistory: jest.fn(async () => ({ items: history })),
    getVersion: jest.fn(async () => version),
    getReport: jest.fn(async () => report),
    getFile: jest.fn(async (_ref: VersionRef, path: string) =>
      fakeBlob(texts[path] ?? ''),
    ),
    getPackage: refuse('getPackage'),
    getBuildLog: refuse('getBuildLog'),
    subscriptions: fakeSubscriptions(),
    setPatternLifecycle: refuse('setPatternLifecycle'),
    setVersionLifecycle: refuse('setVersionLifecycle'),
    updatePattern: refuse('updatePattern'),
    checkName: refuse('checkName'),
    putBundle: refuse('putBundle'),
    submitVersion: refuse('submitVersion'),
    reviewVersion: refuse('reviewVersion'),
    retryRelease: refuse('retryRelease'),
    startRelease: refuse('startRelease'),
    getReleaseTemplate: refuse('getReleaseTemplate'),
    getReleasePackage: refuse('getReleasePackage'),
    finishRelease: refuse('finishRelease'),
    validateTemplate: refuse('validateTemplate'),
    getAwsHealth: refuse('getAwsHealth'),
    getStatistics: refuse('getStatistics'),
    listStarters: refuse('listStarters'),
    getStarterFile: refuse('getStarterFile'),
  };
  return Object.assign(api, overrides) as unknown as jest.Mocked<PatternsApi>;
}

/** The same API with the CDK pattern in the place of the other. */
export function fakeCdkApi(
  overrides: Partial<PatternsApi> = {},
): jest.Mocked<PatternsApi> {
  return fakePatternsApi({
    getPattern: jest.fn(async () => cdkPattern),
    getVersion: jest.fn(async () => cdkVersion),
    getReport: jest.fn(async () => cdkReport),
    getPackage: jest.fn(async () => packageDetails),
    getBuildLog: jest.fn(async (_ref: VersionRef, from: number) => ({
      text: from ? '' : buildLog,
      next: 1,
      complete: from > 0,
    })),
    ...overrides,
  });
}

/** jsdom's Blob cannot be read. */
export function fakeBlob(text: string): Blob {
  return {
    text: async () => text,
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  } as Blob;
}

/** The error that the client throws for an answer that is not ok. */
export async function answer(
  status: number,
  name: string,
  message: string,
  headers: Record<string, string> = {},
  /** What the body says besides. */
  details: object = {},
) {
  return ResponseError.fromResponse({
    ok: false,
    status,
    statusText: name,
    headers: new Headers({ 'content-type': 'application/json', ...headers }),
    text: async () =>
      JSON.stringify({
        error: { name, message, ...details },
        request: { method: 'GET', url: '/' },
        response: { statusCode: status },
      }),
  } as unknown as Parameters<typeof ResponseError.fromResponse>[0]);
}
