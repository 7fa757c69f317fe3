import { readFileSync } from 'node:fs';
import {
  GetAttributeGroupCommand,
  ListAttributeGroupsCommand,
  ServiceCatalogAppRegistryClient,
} from '@aws-sdk/client-service-catalog-appregistry';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from './portal/test';
import {
  carry,
  createAttribute,
  deleteAttribute,
  expectNoDrift,
  expectSynced,
  readSync,
} from './attributes';
import { expectPublishedOnce, submit } from './patterns';

const starter = 'templates/starters/encrypted-bucket/template.yaml';

test.describe('attributes on AppRegistry', () => {
  test.setTimeout(180_000);
  test.beforeEach(async ({ portal }) => {
    portal.configure({
      patterns: { attributes: { sync: { target: 'appregistry' } } },
    });
    await portal.crash();
    await portal.restart();
  });
  test.afterEach(async ({ portal }) => {
    portal.configure({});
    await portal.crash();
    await portal.restart();
  });

  test('become groups, and published templates are associated with them', async ({
    portal,
  }) => {
    const { api } = portal;
    const groups = new ServiceCatalogAppRegistryClient();
    const ref = { patternName: 'grouped', version: '1.0.0' };
    const attribute = await createAttribute(api, 'Ledger', 'Blue');
    const template = readFileSync(starter, 'utf8');
    await submit(api, ref, { files: { 'template.yaml': template } });
    await carry(api, ref.patternName, { Ledger: ['Blue'] });
    await expectSynced(api);
    const { tags, attributes } = await groups.send(
      new GetAttributeGroupCommand({ attributeGroup: 'APO.LEDGER.BLUE' }),
    );
    expect(tags).toMatchObject({ 'apo:managed': 'true' });
    expect(JSON.parse(attributes!)).toMatchObject({
      attributeKey: 'Ledger',
      attributeValue: 'Blue',
    });

    await api.approve(await api.settle(ref, ['in-review']));
    await expectPublishedOnce(api, ref);
    const { publications } = await api.settle(ref, ['published']);
    const published = await readTemplate(publications![0].templateUrl!);
    expect(published).toContain('AttributeGroup: "APO.LEDGER.BLUE"');
    const rest = published.split('\n');
    for (const line of template.split('\n')) {
      expect(rest.splice(0, rest.indexOf(line) + 1).at(-1)).toBe(line);
    }

    await carry(api, ref.patternName, {});
    await deleteAttribute(api, attribute);
    await expectSynced(api);
    const { attributeGroups = [] } = await groups.send(
      new ListAttributeGroupsCommand({}),
    );
    expect(attributeGroups.map(({ name }) => name)).not.toContain(
      'APO.LEDGER.BLUE',
    );
    await expectNoDrift(api);
    expect((await readSync(api)).quotas).toEqual([
      expect.objectContaining({ limit: 100, used: expect.any(Number) }),
    ]);
  });
});

async function readTemplate(url: string): Promise<string> {
  const { hostname, pathname } = new URL(url);
  const { Body } = await new S3Client().send(
    new GetObjectCommand({
      Bucket: hostname.split('.')[0],
      Key: decodeURIComponent(pathname.slice(1)),
    }),
  );
  return Body!.transformToString();
}
