import type { PatternsApi } from '../api';
import { fakePatternsApi } from './fakePatternsApi';
import { consumers, launch, parametersReport } from './launchFixtures';

type LaunchesApi = PatternsApi['launches'];

/** The whole API with launches; what a test names is answered by the test. */
export function fakeLaunchesApi(
  overrides: Partial<LaunchesApi> = {},
  others: Partial<PatternsApi> = {},
) {
  const refuse = (name: string) =>
    jest.fn(async () => {
      throw new Error(`The test did not expect launches.${name}`);
    });
  const launches = Object.assign(
    {
      get: jest.fn(async () => launch),
      list: jest.fn(async () => ({ items: [launch] })),
      listConsumers: jest.fn(async () => consumers),
      launch: refuse('launch'),
      end: refuse('end'),
      recordApplication: refuse('recordApplication'),
    },
    overrides,
  ) as unknown as jest.Mocked<LaunchesApi>;
  const api = fakePatternsApi({
    getReport: jest.fn(async () => parametersReport),
    ...others,
    launches,
  });
  return { launches, api };
}
