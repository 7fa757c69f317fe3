import { randomUUID } from 'node:crypto';
import {
  CreateAttributeGroupCommand,
  DeleteAttributeGroupCommand,
  GetAttributeGroupCommand,
  paginateListAttributeGroups,
  TagResourceCommand,
  UpdateAttributeGroupCommand,
  type ServiceCatalogAppRegistryClient,
} from '@aws-sdk/client-service-catalog-appregistry';
import {
  isAwsError,
  MANAGED_TAG,
} from '@apo/backstage-plugin-patterns-node/aws';
import { callAws } from '../callAws';
import { otherwise } from '../otherwise';
import { refuse } from '../refuse';
import type { GroupContent } from './groupContent';

/** Value of the tag `managedBy` of groups that the portal makes. */
const MANAGED_BY = 'backstage-patterns';

/** A group, as far as we use it. */
export type AttributeGroup = GroupContent & {
  name: string;
  arn: string;
  tags: Record<string, string>;
};

/** The attribute groups of one account and region, as one run may use them. */
export class AttributeGroups {
  constructor(
    private readonly client: ServiceCatalogAppRegistryClient,
    private readonly signal: AbortSignal,
  ) {}

  /** One group; only ResourceNotFoundException means that there is none. */
  async get(name: string): Promise<AttributeGroup | undefined> {
    const found = await callAws(
      this.signal,
      `read the attribute group ${name}`,
      options =>
        this.client
          .send(new GetAttributeGroupCommand({ attributeGroup: name }), options)
          .catch(otherwise(undefined, 'ResourceNotFoundException')),
    );
    return (
      found && {
        name,
        arn: found.arn ?? '',
        tags: found.tags ?? {},
        description: found.description ?? '',
        attributes: found.attributes ?? '',
      }
    );
  }

  /** Makes a group; false when somebody else has made it at this moment. */
  async create(name: string, content: GroupContent): Promise<boolean> {
    return callAws(
      this.signal,
      `create the attribute group ${name}`,
      async options => {
        const command = new CreateAttributeGroupCommand({
          name,
          ...content,
          tags: { [MANAGED_TAG]: 'true', managedBy: MANAGED_BY },
          // For the SDK's own retries. Names are unique, so another attempt
          // makes no second group; one with this attempt's token would make
          // none at all after somebody deleted the first.
          clientToken: randomUUID(),
        });
        return this.client
          .send(command, options)
          .then(() => true)
          .catch(otherwise(false, 'ConflictException'));
      },
    );
  }

  async update(name: string, content: GroupContent): Promise<void> {
    await callAws(this.signal, `update the attribute group ${name}`, options =>
      this.client.send(
        new UpdateAttributeGroupCommand({ attributeGroup: name, ...content }),
        options,
      ),
    );
  }

  /** Marks a group as the portal's; other tags stay. */
  async takeOver({ name, arn }: AttributeGroup): Promise<void> {
    await callAws(
      this.signal,
      `take over the attribute group ${name}`,
      options =>
        this.client.send(
          new TagResourceCommand({
            resourceArn: arn,
            tags: { [MANAGED_TAG]: 'true' },
          }),
          options,
        ),
    );
  }

  async delete(name: string): Promise<void> {
    const doing = `delete the attribute group ${name}`;
    await callAws(this.signal, doing, async options => {
      try {
        await this.client.send(
          new DeleteAttributeGroupCommand({ attributeGroup: name }),
          options,
        );
      } catch (error) {
        if (isAwsError(error, 'ResourceNotFoundException')) return;
        // Of all that can be wrong with a group that was just read, its use is
        // the likeliest; AWS documents no error of its own for it.
        if (isAwsError(error, 'ValidationException')) {
          throw refuse(
            `Could not ${doing}. AWS says ${error.message} Where an application still has the group, update or terminate what was launched with it, then sync again.`,
          );
        }
        throw error;
      }
    });
  }

  /** The names of all groups, whoever made them. */
  async listNames(): Promise<string[]> {
    return callAws(this.signal, 'list the attribute groups', async options => {
      const names: string[] = [];
      const pages = paginateListAttributeGroups(
        { client: this.client, pageSize: 100 },
        {},
        options,
      );
      for await (const { attributeGroups = [] } of pages) {
        names.push(...attributeGroups.map(({ name = '' }) => name));
      }
      return names;
    });
  }
}
