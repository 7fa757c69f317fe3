import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  patternsStorageExtensionPoint,
  type StoredItem,
} from '@apo/backstage-plugin-patterns-node';
import {
  callers,
  startPatternsBackend,
  type TestPortal,
} from '../../__testUtils__/startPatternsBackend';
import { DatabasePatternStore } from '../DatabasePatternStore';

jest.setTimeout(60_000);

const takenOver: StoredItem = {
  kind: 'pattern',
  value: {
    name: 'bare',
    title: 'Bare',
    type: 'CFN',
    description: 'Taken over',
    owner: 'group:default/platform',
    attributes: {},
    lifecycle: 'unpublished',
    sourceUrl: 'https://git.example.com/patterns/bare',
    revision: 1,
    createdBy: 'user:default/apo-import',
    createdAt: '2023-01-02T03:04:05.006Z',
    updatedAt: '2024-01-02T03:04:05.006Z',
    content: { words: [], resourceTypes: [] },
  },
};

const takenOverModule = createBackendModule({
  pluginId: 'patterns',
  moduleId: 'taken-over',
  register({ registerInit }) {
    registerInit({
      deps: {
        database: coreServices.database,
        storage: patternsStorageExtensionPoint,
      },
      async init({ database, storage }) {
        const store = await DatabasePatternStore.create({ database });
        await store.writeItems([takenOver]);
        storage.setPatternStore(store);
      },
    });
  },
});

describe('a pattern without versions', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startPatternsBackend({}, { features: [takenOverModule] });
  });
  afterAll(() => portal.stop());

  it('is seen by those who see what is not published, and by no others', async () => {
    const { body } = await portal.get('/patterns/bare').expect(200);
    expect(body).toMatchObject({
      name: 'bare',
      sourceUrl: 'https://git.example.com/patterns/bare',
      lifecycle: 'unpublished',
      versions: [],
      can: { submit: { allowed: true }, update: { allowed: true } },
    });
    const list = await portal.get('/patterns').expect(200);
    expect(list.body.items).toMatchObject([{ name: 'bare' }]);
    await portal.get('/patterns/bare', callers.publisher).expect(200);
    await portal.get('/patterns/bare', callers.developer).expect(404);
    const others = await portal.get('/patterns', callers.developer).expect(200);
    expect(others.body.items).toEqual([]);
    await portal.get('/facets').expect(200);
    const history = await portal.get('/patterns/bare/history').expect(200);
    expect(history.body.items).toEqual([]);
  });

  it('can be edited, and takes its first version to publication', async () => {
    const edit = {
      title: 'Bare, edited',
      description: 'Taken over',
      owner: 'group:default/platform',
      attributes: {},
      revision: 1,
    };
    await portal.change('/patterns/bare', edit, callers.publisher).expect(200);
    const submitted = await portal.submit('bare', '1.0.0');
    expect(submitted.status).toBe(202);
    await portal.approve('bare', '1.0.0');
    const { body } = await portal.get('/patterns/bare').expect(200);
    expect(body.versions).toMatchObject([{ version: '1.0.0' }]);
    expect(body).toMatchObject({
      title: 'The bare',
      createdAt: '2023-01-02T03:04:05.006Z',
    });
  });
});
