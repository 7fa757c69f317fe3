import {
  CreatePackageGroupCommand,
  DeletePackageGroupCommand,
  DescribePackageGroupCommand,
  ListTagsForResourceCommand,
  paginateListPackageGroups,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-codeartifact';
import {
  AssociateTagOptionWithResourceCommand,
  CreateTagOptionCommand,
  DescribeProductAsAdminCommand,
  DisassociateTagOptionFromResourceCommand,
  paginateListTagOptions,
  UpdateProductCommand,
  UpdateTagOptionCommand,
} from '@aws-sdk/client-service-catalog';
import { MANAGED_TAG } from '@apo/backstage-plugin-patterns-node/aws';
import type { SyncScene } from '@apo/backstage-plugin-patterns-node/testUtils';
import type { AttributeSyncClients } from '../AttributeSyncClients';
import {
  DOMAIN,
  publishPackage,
  publishProduct,
  startLocalAttributes,
} from './localAttributes';

const GROUP = { domain: DOMAIN, packageGroup: '/npm/patterns/vpc$' };

/** What people do by hand to TagOptions and package groups. */
const edits: Record<string, (made: Made) => Promise<unknown>> = {
  'take a TagOption off the product': async ({ clients, productId }) => {
    const [option] = await optionsOf(clients, productId, 'apo:Stage');
    await clients.serviceCatalog.send(
      new DisassociateTagOptionFromResourceCommand({
        ResourceId: productId,
        TagOptionId: option.Id,
      }),
    );
  },
  'put another TagOption of the portal on the product': ({
    clients,
    productId,
  }) => addOption(clients, 'apo:Stage', 'Old', productId),
  'make a TagOption of the portal that nothing uses': ({ clients }) =>
    addOption(clients, 'apo:Gone', 'Yes'),
  'switch a TagOption off': async ({ clients, productId }) => {
    const [option] = await optionsOf(clients, productId, 'apo:Data');
    await clients.serviceCatalog.send(
      new UpdateTagOptionCommand({ Id: option.Id, Active: false }),
    );
  },
  'delete the package group': ({ clients }) =>
    clients.codeArtifact.send(new DeletePackageGroupCommand(GROUP)),
  'change the tags of the package group': async ({ clients }) => {
    const { arn } = await groupOf(clients);
    await clients.codeArtifact.send(
      new TagResourceCommand({
        resourceArn: arn,
        tags: [
          { key: 'apo:Stage', value: 'Old' },
          { key: 'apo:Gone', value: 'Yes' },
        ],
      }),
    );
  },
};

type Made = { clients: AttributeSyncClients; productId: string };

/** What {@link createTagsScene} knows to do by hand. */
export const tagsEdits = Object.keys(edits);

/** Two products and a package, beside TagOptions and package groups of others. */
export async function createTagsScene(): Promise<SyncScene> {
  const { clients, ...local } = await startLocalAttributes('tags');
  const product = await publishProduct(clients, 'topic');
  const productId = product.publications[0].productId!;
  const other = await publishProduct(clients, 'queue');
  const published = [product, other, await publishPackage(clients, 'vpc')];
  const costCentre = await addOption(clients, 'cost-centre', '42', productId);
  await clients.serviceCatalog.send(
    new UpdateTagOptionCommand({ Id: costCentre, Active: false }),
  );
  await addOption(clients, 'apollo:Stage', 'Prod');
  await clients.codeArtifact.send(
    new CreatePackageGroupCommand({
      domain: DOMAIN,
      packageGroup: '/npm/others/vpc$',
      tags: [{ key: 'apo:Team', value: 'x' }],
    }),
  );
  const list = async () => ({
    options: await listOptions(clients),
    product: (await optionsOf(clients, productId)).map(describe).sort(),
    other: (await optionsOf(clients, other.publications[0].productId!))
      .map(describe)
      .sort(),
    groups: await listGroups(clients),
  });
  return {
    ...local,
    published,
    list,
    async listForeign() {
      const { options, product: onProduct, groups } = await list();
      const foreign = (text: string) => !text.startsWith('apo:');
      return [
        ...options.filter(foreign),
        ...onProduct.filter(foreign),
        ...groups.filter(({ pattern }) => pattern.includes('others')),
      ];
    },
    edit: how => edits[how]({ clients, productId }).then(() => undefined),
    async disown() {
      await clients.serviceCatalog.send(
        new UpdateProductCommand({ Id: productId, RemoveTags: [MANAGED_TAG] }),
      );
      const { arn } = await groupOf(clients);
      await clients.codeArtifact.send(
        new UntagResourceCommand({ resourceArn: arn, tagKeys: [MANAGED_TAG] }),
      );
    },
  };
}

/** Makes a TagOption, and puts it on a product. */
export async function addOption(
  { serviceCatalog }: AttributeSyncClients,
  Key: string,
  Value: string,
  productId?: string,
): Promise<string> {
  const { TagOptionDetail } = await serviceCatalog.send(
    new CreateTagOptionCommand({ Key, Value }),
  );
  const TagOptionId = TagOptionDetail!.Id!;
  if (productId) {
    await serviceCatalog.send(
      new AssociateTagOptionWithResourceCommand({
        ResourceId: productId,
        TagOptionId,
      }),
    );
  }
  return TagOptionId;
}

/** The TagOptions on a product, of one key or all. */
export async function optionsOf(
  { serviceCatalog }: AttributeSyncClients,
  Id: string,
  key?: string,
) {
  const { TagOptions = [] } = await serviceCatalog.send(
    new DescribeProductAsAdminCommand({ Id }),
  );
  return TagOptions.filter(({ Key }) => !key || Key === key);
}

/** Every TagOption, as people read it. */
export async function listOptions({ serviceCatalog }: AttributeSyncClients) {
  const found: string[] = [];
  for await (const page of paginateListTagOptions(
    { client: serviceCatalog },
    {},
  )) {
    found.push(...(page.TagOptionDetails ?? []).map(describe));
  }
  return found.sort();
}

/** Every package group with its tags. */
export async function listGroups({ codeArtifact }: AttributeSyncClients) {
  const found: { pattern: string; tags: string[] }[] = [];
  const pages = paginateListPackageGroups(
    { client: codeArtifact },
    { domain: DOMAIN, prefix: '/npm/' },
  );
  for await (const { packageGroups = [] } of pages) {
    for (const { arn, pattern = '' } of packageGroups) {
      const { tags = [] } = await codeArtifact.send(
        new ListTagsForResourceCommand({ resourceArn: arn }),
      );
      const readable = tags.map(({ key, value }) => `${key}=${value}`);
      found.push({ pattern, tags: readable.sort() });
    }
  }
  return found.sort((a, b) => a.pattern.localeCompare(b.pattern));
}

async function groupOf({ codeArtifact }: AttributeSyncClients) {
  const { packageGroup } = await codeArtifact.send(
    new DescribePackageGroupCommand(GROUP),
  );
  return packageGroup!;
}

function describe(option: { Key?: string; Value?: string; Active?: boolean }) {
  const { Key, Value, Active } = option;
  return `${Key}=${Value}${Active ? '' : ' (off)'}`;
}
