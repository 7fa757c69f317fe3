import type {
  Pattern,
  PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';
import { aPattern } from '../__testUtils__/aPattern';
import { acceptedByCatalog } from '../__testUtils__/acceptedByCatalog';
import { toPatternEntity } from './toPatternEntity';

const baseUrl = 'https://portal.example.com';

const entityOf = (more?: Partial<Pattern>) => {
  const entity = toPatternEntity(aPattern(more), baseUrl);
  if (!entity) throw new Error('There is no entity');
  return entity;
};

describe('toPatternEntity', () => {
  it('makes a component, with nothing of versions that are not published', () => {
    const entity = entityOf();
    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'encrypted-bucket',
        namespace: 'default',
        title: 'Encrypted bucket',
        description: 'A bucket that nobody reads',
        labels: { 'patterns.apo/Env': 'Prod' },
        annotations: {
          'backstage.io/managed-by-location': 'patterns:encrypted-bucket',
          'backstage.io/managed-by-origin-location':
            'patterns:encrypted-bucket',
          'patterns.apo/name': 'encrypted-bucket',
          'patterns.apo/version': '1.2.0',
        },
        tags: ['env:prod'],
        links: [
          {
            url: 'https://portal.example.com/patterns/encrypted-bucket',
            title: 'Pattern page',
          },
        ],
      },
      spec: {
        type: 'cfn-pattern',
        lifecycle: 'production',
        owner: 'group:default/platform',
        attributes: { Env: ['Prod'] },
      },
    });
    expect(JSON.stringify(entity)).not.toContain('secret');
  });

  it.each<[Pattern['lifecycle'], string | undefined]>([
    ['unpublished', undefined],
    ['active', 'production'],
    ['deprecated', 'deprecated'],
    ['revoked', undefined],
    ['something new' as Pattern['lifecycle'], undefined],
  ])('of a pattern that is %s has the lifecycle %p', (lifecycle, expected) => {
    const entity = toPatternEntity(aPattern({ lifecycle }), baseUrl);
    expect(entity?.spec?.lifecycle).toBe(expected);
    expect(!entity).toBe(!expected);
  });

  it.each([
    ['CFN', 'cfn-pattern'],
    ['CDK', 'cdk-pattern'],
  ] as const)('of the type %s is a %s', (type, expected) => {
    expect(entityOf({ type }).spec?.type).toBe(expected);
  });

  const long = 'a'.repeat(120);

  it.each<
    [
      string,
      PatternAttributes,
      { tags: string[]; labels: Record<string, string> },
    ]
  >([
    ['none', {}, { tags: [], labels: {} }],
    [
      'several values, which are no label',
      { Env: ['Prod', 'Dev'] },
      { tags: ['env:dev', 'env:prod'], labels: {} },
    ],
    [
      'hyphens between words',
      { 'Data-Class': ['Top-Secret'] },
      {
        tags: ['data-class:top-secret'],
        labels: { 'patterns.apo/Data-Class': 'Top-Secret' },
      },
    ],
    [
      'underscores, which are no tag',
      { cost_center: ['A_1'] },
      { tags: [], labels: { 'patterns.apo/cost_center': 'A_1' } },
    ],
    [
      'hyphens at an end',
      { '-a': ['b-'], c: ['d-'] },
      { tags: [], labels: {} },
    ],
    [
      // The catalog takes a colon for a letter.
      'hyphens at the colon',
      { 'a-': ['b'], c: ['-d'] },
      { tags: ['a-:b', 'c:-d'], labels: {} },
    ],
    [
      'two hyphens in a row',
      { a: ['b--c'] },
      {
        tags: [],
        labels: { 'patterns.apo/a': 'b--c' },
      },
    ],
    ['the longest key and value', { [long]: [long] }, { tags: [], labels: {} }],
    [
      'a tag of 63 characters',
      { k: ['v'.repeat(61)] },
      {
        tags: [`k:${'v'.repeat(61)}`],
        labels: { 'patterns.apo/k': 'v'.repeat(61) },
      },
    ],
    [
      'a tag of 64 characters',
      { k: ['v'.repeat(62)] },
      { tags: [], labels: { 'patterns.apo/k': 'v'.repeat(62) } },
    ],
    [
      'a value that is too long for a label',
      { k: ['v'.repeat(64)] },
      { tags: [], labels: {} },
    ],
    [
      'words that objects have',
      { constructor: ['toString'], ['__proto__']: ['x'] },
      {
        tags: ['constructor:tostring'],
        labels: { 'patterns.apo/constructor': 'toString' },
      },
    ],
  ])('carries %s', async (_, attributes, expected) => {
    const entity = entityOf({ attributes });
    expect(entity.metadata.tags).toEqual(expected.tags);
    expect(entity.metadata.labels).toEqual(expected.labels);
    expect(JSON.stringify(entity.spec?.attributes)).toBe(
      JSON.stringify(attributes),
    );
    expect(await acceptedByCatalog(entity)).toBe(true);
  });

  it.each<[string, Partial<Pattern>]>([
    ['the shortest name', { name: 'a' }],
    ['a name that ends with -', { name: 'a-' }],
    ['a name that begins with _', { name: '_a' }],
    ['a name of hyphens only', { name: '-'.repeat(40) }],
    ['a name of digits', { name: '42' }],
    ['a title in Japanese', { title: '暗号化バケット' }],
    ['the longest description', { description: 'd'.repeat(1024) }],
    ['no description', { description: '' }],
    [
      'a description of several lines, signs and emoji',
      { description: 'Größe:\n\t"1" <b>\u2028 👩‍👩‍👧 \\ {{ x }}' },
    ],
    ['half an emoji', { description: '\ud83d' }],
    ['a person as its owner', { owner: 'user:people/jane_doe' }],
    ['an owner with upper case', { owner: 'Group:default/Platform' }],
    ['a version before the first', { latestVersion: '0.0.1-rc.1' }],
    ['no latest version', { latestVersion: undefined }],
  ])('is an entity that the catalog takes, with %s', async (_, more) => {
    expect(await acceptedByCatalog(entityOf(more))).toBe(true);
  });

  it('says why it is deprecated, and what to use instead', async () => {
    const { annotations } = entityOf({ lifecycle: 'deprecated' }).metadata;
    expect(annotations).not.toHaveProperty(['patterns.apo/deprecated']);
    const retired = toPatternEntity(
      {
        ...aPattern({ lifecycle: 'deprecated' }),
        retirement: {
          reason: 'Replaced:\nuse the other',
          successor: 'better-bucket',
          by: 'user:default/admin',
          at: '2026-01-01T00:00:00Z',
          scope: 'pattern',
        },
      },
      baseUrl,
    );
    expect(retired?.metadata.annotations).toMatchObject({
      'patterns.apo/deprecated': 'Replaced:\nuse the other',
      'patterns.apo/successor': 'better-bucket',
    });
    expect(await acceptedByCatalog(retired!)).toBe(true);
  });

  it.each([
    ['https://github.com/example/bucket', true],
    ['http://git.example.com/a?b=c#d', true],
    ['git@github.com:example/bucket.git', false],
    ['mailto:jane@example.com', false],
    ['https://', false],
    ['https://a b', false],
    ['', false],
  ])('leads to the source %j: %j', async (sourceUrl, leads) => {
    const entity = entityOf({ sourceUrl });
    const source = { url: sourceUrl, title: 'Source' };
    expect(entity.metadata.links?.slice(1)).toEqual(leads ? [source] : []);
    expect(await acceptedByCatalog(entity)).toBe(true);
  });

  it('leaves out what the pattern does not have', () => {
    const { metadata } = entityOf({
      description: '',
      latestVersion: undefined,
    });
    expect(metadata).not.toHaveProperty('description');
    expect(metadata.annotations).not.toHaveProperty('patterns.apo/version');
  });

  it('names the pattern where the entity has another name', () => {
    const { metadata } = entityOf({ name: '_a-' });
    expect(metadata.name).toBe('p._a-.p');
    expect(metadata.annotations?.['patterns.apo/name']).toBe('_a-');
    expect(metadata.links?.[0].url).toBe(`${baseUrl}/patterns/_a-`);
  });
});
