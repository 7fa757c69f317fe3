import { Readable } from 'node:stream';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import {
  packBundle,
  type PatternQuery,
  type PatternRecord,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { SearchDocumentService } from './SearchDocumentService';

const aPattern = (name: string) =>
  ({
    name,
    title: name,
    type: 'CFN',
    description: '',
    owner: 'group:default/platform',
    attributes: {},
    lifecycle: 'active',
    latestVersion: '1.0.0',
    updatedAt: '2026-01-01T00:00:00.000Z',
  } as PatternRecord);

/** Of a store with these patterns, each with a README of its own name. */
async function serviceOf(
  names: string[],
  change: (version: VersionRecord) => VersionRecord | undefined = v => v,
) {
  const queries: PatternQuery[] = [];
  const tars = new Map<string, Buffer>();
  for (const name of names) {
    const readme = Buffer.from(`# About ${name}`);
    const { tar } = await packBundle(new Map([['README.md', readme]]));
    tars.set(name, tar);
  }
  const open = jest.fn(async (digest: string) => {
    const tar = tars.get(digest);
    if (!tar) throw new NotFoundError(`There is no bundle ${digest}`);
    return Readable.from([tar]);
  });
  const logger = mockServices.logger.mock();
  const store = {
    listPatterns: async (query: PatternQuery) => {
      queries.push(query);
      return { items: names.map(aPattern) };
    },
    getVersion: async ({ patternName }: { patternName: string }) =>
      change({
        patternName,
        version: '1.0.0',
        digest: patternName,
        state: 'published',
        files: [{ path: 'README.md', size: 1 }],
      } as VersionRecord),
    getReport: async () => undefined,
  };
  const filter = { key: 'owner', values: ['group:default/platform'] };
  const service = new SearchDocumentService({
    store: store as never,
    bundles: { open } as never,
    access: {
      visibility: async () => ({ unpublished: true, filter }),
    } as never,
    logger,
  });
  const list = async () =>
    (await service.list({ limit: 50 }, mockCredentials.service())).items;
  return { list, queries, tars, open, logger, filter };
}

describe('SearchDocumentService', () => {
  it('asks for what is published alone, whatever the caller may see', async () => {
    const { list, queries, filter } = await serviceOf(['a']);
    await list();
    expect(queries).toEqual([
      expect.objectContaining({
        lifecycle: ['active', 'deprecated'],
        visibility: { unpublished: false, filter },
      }),
    ]);
  });

  it.each(['revoked', 'in-review'] as const)(
    'leaves out a pattern whose version is %s by now',
    async state => {
      const { list } = await serviceOf(['a', 'b'], version =>
        version.patternName === 'a' ? { ...version, state } : version,
      );
      expect((await list()).map(({ name }) => name)).toEqual(['b']);
    },
  );

  it('reads a bundle once', async () => {
    const { list, open } = await serviceOf(['a', 'b']);
    const first = await list();
    expect(first.map(({ text }) => text)).toEqual(['About a', 'About b']);
    expect(await list()).toEqual(first);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('tells of a pattern without its bundle, and reads it when it is back', async () => {
    const { list, tars, logger } = await serviceOf(['a', 'b']);
    const tar = tars.get('a')!;
    tars.delete('a');
    expect((await list()).map(({ text }) => text)).toEqual(['', 'About b']);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    tars.set('a', tar);
    expect((await list()).map(({ text }) => text)).toEqual([
      'About a',
      'About b',
    ]);
  });
});
