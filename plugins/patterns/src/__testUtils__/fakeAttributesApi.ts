import type { PatternsApi } from '../api';
import {
  attributeKeys,
  inSync,
  pii,
  publicData,
  tierOne,
} from './attributeFixtures';
import { fakePatternsApi } from './fakePatternsApi';

type AttributesApi = PatternsApi['attributes'];

/** The part of the API that is about attributes; what a test names is answered by the test. */
export function fakeAttributes(
  overrides: Partial<AttributesApi> = {},
): jest.Mocked<AttributesApi> {
  const refuse = (name: string) =>
    jest.fn(async () => {
      throw new Error(`The test did not expect attributes.${name}`);
    });
  const api = {
    list: jest.fn(async () => ({ items: [pii, publicData, tierOne] })),
    get: jest.fn(async () => pii),
    listKeys: jest.fn(async () => ({ items: attributeKeys })),
    listViolations: jest.fn(async () => ({ items: [] })),
    getSync: jest.fn(async () => inSync),
    create: refuse('create'),
    update: refuse('update'),
    delete: refuse('delete'),
    setRule: refuse('setRule'),
    export: refuse('export'),
    import: refuse('import'),
    requestSync: refuse('requestSync'),
    checkSync: refuse('checkSync'),
  };
  return Object.assign(api, overrides) as unknown as jest.Mocked<AttributesApi>;
}

/** The whole API with such attributes. */
export function fakeAttributesApi(
  overrides: Partial<AttributesApi> = {},
  others: Partial<PatternsApi> = {},
) {
  const attributes = fakeAttributes(overrides);
  return { attributes, api: fakePatternsApi({ ...others, attributes }) };
}
