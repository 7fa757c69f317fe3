import {
  CreateAttributeGroupCommand,
  DeleteAttributeGroupCommand,
  GetAttributeGroupCommand,
  paginateListAttributeGroups,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAttributeGroupCommand,
} from '@aws-sdk/client-service-catalog-appregistry';
import { MANAGED_TAG } from '@apo/backstage-plugin-patterns-node/aws';
import type { SyncScene } from '@apo/backstage-plugin-patterns-node/testUtils';
import type { AttributeSyncClients } from '../AttributeSyncClients';
import { publishProduct, startLocalAttributes } from './localAttributes';

const GROUP = 'APO.DATA.PII';
const foreign = ['APO.OTHER.GROUP', 'Cost'];

function isNot(kind: 'ours' | 'foreign') {
  return ({ name }: { name: string }) =>
    foreign.includes(name) === (kind === 'ours');
}

/** What people do by hand to attribute groups. */
const edits: Record<string, (clients: AttributeSyncClients) => unknown> = {
  'delete a group': ({ appRegistry }) =>
    appRegistry.send(
      new DeleteAttributeGroupCommand({ attributeGroup: GROUP }),
    ),
  'edit the description': ({ appRegistry }) =>
    appRegistry.send(
      new UpdateAttributeGroupCommand({
        attributeGroup: GROUP,
        description: 'Edited',
      }),
    ),
  'edit the attributes': ({ appRegistry }) =>
    appRegistry.send(
      new UpdateAttributeGroupCommand({
        attributeGroup: GROUP,
        attributes: '{"attributeKey":"Other","levels":[1,2]}',
      }),
    ),
  'make a group of the portal without an attribute': clients =>
    addGroup(clients, 'APO.GONE.YES', { [MANAGED_TAG]: 'true' }),
};

/** What {@link createAppRegistryScene} knows to do by hand. */
export const appRegistryEdits = [
  ...Object.keys(edits),
  'have the predecessor’s mark instead of the portal’s',
];

/** Groups of others, one of them with a name like the portal's. */
export async function createAppRegistryScene(): Promise<SyncScene> {
  const { clients, ...local } = await startLocalAttributes('appregistry');
  const published = [await publishProduct(clients, 'topic')];
  await addGroup(clients, 'APO.OTHER.GROUP', { team: 'x' });
  await addGroup(clients, 'Cost', { managedBy: 'BlueprintService' });
  const mark = async (name: string, managedBy: string) => {
    const { arn } = await groupOf(clients, name);
    await clients.appRegistry.send(
      new TagResourceCommand({ resourceArn: arn, tags: { managedBy } }),
    );
    await clients.appRegistry.send(
      new UntagResourceCommand({ resourceArn: arn, tagKeys: [MANAGED_TAG] }),
    );
  };
  return {
    ...local,
    published,
    // What was taken over keeps the predecessor's other tags.
    list: async () =>
      (await listGroups(clients))
        .filter(isNot('foreign'))
        .map(({ tags, ...group }) => ({ ...group, mark: tags?.[MANAGED_TAG] })),
    listForeign: async () => (await listGroups(clients)).filter(isNot('ours')),
    async edit(how) {
      if (how in edits) await edits[how](clients);
      else await mark(GROUP, 'BlueprintService');
    },
    async disown() {
      const names = (await listGroups(clients)).map(({ name }) => name);
      const ours = names.filter(name => !foreign.includes(name));
      for (const name of ours) await mark(name, 'Somebody');
    },
  };
}

/** Makes a group by hand. */
export async function addGroup(
  { appRegistry }: AttributeSyncClients,
  name: string,
  tags: Record<string, string>,
  attributes = '{"a":"b"}',
) {
  await appRegistry.send(
    new CreateAttributeGroupCommand({ name, attributes, tags }),
  );
}

/** One group as AppRegistry has it. */
export async function groupOf(
  { appRegistry }: AttributeSyncClients,
  name: string,
) {
  return appRegistry.send(
    new GetAttributeGroupCommand({ attributeGroup: name }),
  );
}

/** Every group with what it says and its tags. */
export async function listGroups(clients: AttributeSyncClients) {
  const found = [];
  const pages = paginateListAttributeGroups(
    { client: clients.appRegistry },
    {},
  );
  for await (const { attributeGroups = [] } of pages) {
    for (const { name = '' } of attributeGroups) {
      const { attributes, description, tags } = await groupOf(clients, name);
      found.push({ name, attributes, description, tags });
    }
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
}
