import {
  AssociateTagOptionWithResourceCommand,
  CreateTagOptionCommand,
  DeleteTagOptionCommand,
  DisassociateTagOptionFromResourceCommand,
  paginateListResourcesForTagOption,
  paginateListTagOptions,
  UpdateTagOptionCommand,
  type ListTagOptionsFilters,
  type ServiceCatalogClient,
  type TagOptionDetail,
} from '@aws-sdk/client-service-catalog';
import {
  AttributeSyncError,
  isAwsError,
} from '@apo/backstage-plugin-patterns-node/aws';
import { callAws } from '../callAws';
import { otherwise } from '../otherwise';
import { refuse } from '../refuse';
import type { Tag } from './attributeTags';

/** Service Catalog's largest page (API, PageSize). */
const PAGE_SIZE = 20;
/** Values of one key (Service Catalog quotas). */
export const MAX_VALUES_PER_KEY = 25;

/** A TagOption, as far as we use it. */
export type TagOption = Tag & { id: string; active: boolean };

/** The TagOptions of one account and region, as one run may use them. */
export class TagOptions {
  constructor(
    private readonly client: ServiceCatalogClient,
    private readonly signal: AbortSignal,
  ) {}

  /** All of them, whoever made them. */
  list(): Promise<TagOption[]> {
    return this.find({}, 'list the TagOptions');
  }

  /** The TagOption of a key and value; made, or switched on, if need be. */
  async ensure(tag: Tag): Promise<TagOption> {
    const found = (await this.look(tag)) ?? (await this.create(tag));
    if (!found.active) await this.activate(found);
    return found;
  }

  /** Switches one on again that somebody has switched off. */
  async activate({ id, key, value }: TagOption): Promise<void> {
    await callAws(
      this.signal,
      `activate the TagOption ${key}=${value}`,
      options =>
        this.client.send(
          new UpdateTagOptionCommand({ Id: id, Active: true }),
          options,
        ),
    );
  }

  /** Puts one on a product. */
  async associate(productId: string, { id, key, value }: TagOption) {
    await callAws(
      this.signal,
      `put the TagOption ${key}=${value} on the product ${productId}`,
      options =>
        this.client
          .send(
            new AssociateTagOptionWithResourceCommand({
              ResourceId: productId,
              TagOptionId: id,
            }),
            options,
          )
          .catch(otherwise(undefined, 'DuplicateResourceException')),
    );
  }

  /** Takes one off a product. */
  async disassociate(productId: string, { id, key, value }: TagOption) {
    await callAws(
      this.signal,
      `take the TagOption ${key}=${value} off the product ${productId}`,
      options =>
        this.client
          .send(
            new DisassociateTagOptionFromResourceCommand({
              ResourceId: productId,
              TagOptionId: id,
            }),
            options,
          )
          .catch(otherwise(undefined, 'ResourceNotFoundException')),
    );
  }

  /** Ids of the products and portfolios that carry one. */
  async listUses({ id, key, value }: TagOption): Promise<string[]> {
    return callAws(
      this.signal,
      `list what uses the TagOption ${key}=${value}`,
      async options => {
        const ids: string[] = [];
        const pages = paginateListResourcesForTagOption(
          { client: this.client, pageSize: PAGE_SIZE },
          { TagOptionId: id },
          options,
        );
        for await (const { ResourceDetails = [] } of pages) {
          ids.push(...ResourceDetails.map(({ Id = '' }) => Id));
        }
        return ids;
      },
    );
  }

  /** Deletes one that nothing uses. */
  async delete({ id, key, value }: TagOption): Promise<void> {
    await callAws(
      this.signal,
      `delete the TagOption ${key}=${value}`,
      options =>
        this.client
          .send(new DeleteTagOptionCommand({ Id: id }), options)
          .catch(otherwise(undefined, 'ResourceNotFoundException')),
    );
  }

  private async look(tag: Tag): Promise<TagOption | undefined> {
    const { key: Key, value: Value } = tag;
    const doing = `look up the TagOption ${Key}=${Value}`;
    const [found] = await this.find({ Key, Value }, doing);
    return found;
  }

  private async create(tag: Tag): Promise<TagOption> {
    const { key: Key, value: Value } = tag;
    const doing = `create the TagOption ${Key}=${Value}`;
    const made = await callAws(this.signal, doing, async options => {
      try {
        const { TagOptionDetail } = await this.client.send(
          new CreateTagOptionCommand({ Key, Value }),
          options,
        );
        return TagOptionDetail && toTagOption(TagOptionDetail);
      } catch (error) {
        if (isAwsError(error, 'DuplicateResourceException')) return undefined;
        if (isAwsError(error, 'LimitExceededException')) {
          throw refuse(
            `Could not ${doing}: Service Catalog takes ${MAX_VALUES_PER_KEY} values of a TagOption key. Delete attributes of this key that nobody uses, raise the quota, or take the values apart into several keys. AWS says ${error.message}`,
          );
        }
        throw error;
      }
    });
    const found = made ?? (await this.look(tag));
    if (found) return found;
    throw new AttributeSyncError(
      `Service Catalog says of the TagOption ${Key}=${Value} that it is there, and does not show it: it is tried again`,
      { retryable: true },
    );
  }

  private find(
    Filters: ListTagOptionsFilters,
    doing: string,
  ): Promise<TagOption[]> {
    return callAws(this.signal, doing, async options => {
      const found: TagOption[] = [];
      const pages = paginateListTagOptions(
        { client: this.client, pageSize: PAGE_SIZE },
        { Filters },
        options,
      );
      for await (const { TagOptionDetails = [] } of pages) {
        found.push(...TagOptionDetails.map(toTagOption));
      }
      return found;
    });
  }
}

/** Reads AWS's description of a TagOption. */
export function toTagOption(detail: TagOptionDetail): TagOption {
  const { Id: id = '', Key: key = '', Value: value = '', Active } = detail;
  return { id, key, value, active: Active !== false };
}
