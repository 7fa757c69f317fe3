import { aPattern } from './__testUtils__/aPattern';
import { startCatalog } from './__testUtils__/startCatalog';

jest.setTimeout(120_000);

describe('the catalog', () => {
  it('has the published patterns, follows events, and forgets what is revoked', async () => {
    const catalog = await startCatalog();
    const { patterns, tell } = catalog;
    const odd = {
      name: '_odd-',
      attributes: {
        ['__proto__']: ['x'],
        constructor: ['a', 'A-b'],
        K_y: ['v'.repeat(120)],
      },
    };
    patterns.put(
      aPattern({
        attributes: { Env: ['Prod', 'Dev'], 'Data-Class': ['Open'] },
      }),
      aPattern(odd),
      aPattern({ name: 'draft', lifecycle: 'unpublished' }),
    );
    await catalog.readAll();
    const [bucket, strange] = await catalog.settled(
      found => found.length === 2,
    );
    expect(bucket).toMatchObject({
      metadata: {
        name: 'encrypted-bucket',
        title: 'Encrypted bucket',
        tags: ['data-class:open', 'env:dev', 'env:prod'],
        labels: { 'patterns.apo/Data-Class': 'Open' },
      },
      spec: {
        type: 'cfn-pattern',
        lifecycle: 'production',
        attributes: { Env: ['Prod', 'Dev'], 'Data-Class': ['Open'] },
      },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/platform' }],
    });
    expect(strange.metadata.name).toBe('p._odd-.p');
    // The catalog loses a key __proto__ as it processes an entity, and no other.
    expect(strange.spec?.attributes).toEqual({
      constructor: ['a', 'A-b'],
      K_y: ['v'.repeat(120)],
    });

    // As the catalog's pages and API filter.
    const filter = { 'spec.type': 'cfn-pattern', 'spec.attributes.env': 'dev' };
    const { items } = await catalog.client.getEntities({ filter });
    expect(items.map(({ metadata }) => metadata.name)).toEqual([
      'encrypted-bucket',
    ]);

    patterns.put(
      aPattern({
        lifecycle: 'deprecated',
        latestVersion: '1.3.0',
        attributes: { Env: ['Dev'] },
      }),
    );
    await tell('encrypted-bucket');
    const [changed] = await catalog.settled(
      ([first]) => first?.spec?.lifecycle === 'deprecated',
    );
    expect(changed).toMatchObject({
      metadata: {
        annotations: { 'patterns.apo/version': '1.3.0' },
        tags: ['env:dev'],
        labels: { 'patterns.apo/Env': 'Dev' },
      },
      spec: { lifecycle: 'deprecated', attributes: { Env: ['Dev'] } },
    });

    patterns.put(aPattern({ lifecycle: 'revoked' }));
    await tell('encrypted-bucket');
    const rest = await catalog.settled(found => found.length === 1);
    expect(rest.map(({ metadata }) => metadata.name)).toEqual(['p._odd-.p']);

    patterns.put(aPattern());
    await tell('encrypted-bucket');
    await catalog.settled(found => found.length === 2);
    patterns.remove('_odd-');
    await catalog.readAll();
    const last = await catalog.settled(found => found.length === 1);
    expect(last.map(({ metadata }) => metadata.name)).toEqual([
      'encrypted-bucket',
    ]);
    await catalog.stop();
  });

  it('has none of it when it is turned off', async () => {
    const catalog = await startCatalog({ enabled: false });
    const tasks = await catalog.scheduler.getScheduledTasks();
    expect(tasks.map(({ id }) => id)).not.toContain('patterns-entity-provider');
    await catalog.stop();
  });

  it('does not start with a wrong schedule', async () => {
    await expect(
      startCatalog({ schedule: { frequency: { minutes: 1 } } }),
    ).rejects.toThrow('catalog.providers.patterns.schedule must have');
  });
});
