import {
  CreatePackageGroupCommand,
  DescribePackageGroupCommand,
  ListTagsForResourceCommand,
  paginateListPackageGroups,
  TagResourceCommand,
  UntagResourceCommand,
  type CodeartifactClient,
} from '@aws-sdk/client-codeartifact';
import type { Publication } from '@apo/backstage-plugin-patterns-common';
import { isAwsError } from '@apo/backstage-plugin-patterns-node/aws';
import { callAws } from '../callAws';
import { otherwise } from '../otherwise';
import { refuse } from '../refuse';
import type { Tags } from './packageGroupTags';

/** A package group, as far as we use it. */
export type PackageGroup = { arn: string; pattern: string };

/** A CodeArtifact domain. */
export type Domain = { domain: string; domainOwner: string };

/** Where a package was published to. */
export function domainOf({ domain = '', accountId }: Publication): Domain {
  return { domain, domainOwner: accountId };
}

/**
 * The package group that has one package, whatever repository of the domain it
 * is in (CodeArtifact user guide, "Package group definition syntax").
 */
export function exactPattern({ package: name = '' }: Publication): string {
  const [scope, rest] = name.startsWith('@') ? name.split('/') : ['', name];
  return `/npm/${scope.replace('@', '')}/${rest}$`;
}

/** The package groups of one domain, as one run may use them. */
export class PackageGroups {
  constructor(
    private readonly client: CodeartifactClient,
    private readonly domain: Domain,
    private readonly signal: AbortSignal,
  ) {}

  /** One group; only ResourceNotFoundException means that there is none. */
  async find(packageGroup: string): Promise<PackageGroup | undefined> {
    const found = await callAws(
      this.signal,
      `read the package group ${packageGroup}`,
      options =>
        this.client
          .send(
            new DescribePackageGroupCommand({ ...this.domain, packageGroup }),
            options,
          )
          .catch(otherwise(undefined, 'ResourceNotFoundException')),
    );
    const arn = found?.packageGroup?.arn;
    return arn ? { arn, pattern: packageGroup } : undefined;
  }

  /**
   * Makes a group, which leaves the origin controls as they are: they are
   * inherited. False when somebody else has made it at this moment.
   */
  async create(packageGroup: string, tags: Tags): Promise<boolean> {
    const { domain } = this.domain;
    const doing = `create the package group ${packageGroup} in the domain ${domain}`;
    return callAws(this.signal, doing, async options => {
      try {
        await this.client.send(
          new CreatePackageGroupCommand({
            ...this.domain,
            packageGroup,
            description: 'Carries the attributes of a pattern',
            tags: toList(tags),
          }),
          options,
        );
        return true;
      } catch (error) {
        if (isAwsError(error, 'ConflictException')) return false;
        if (isAwsError(error, 'ResourceNotFoundException')) {
          throw refuse(
            `Could not ${doing}: there is no such domain in this account any more. Publish a new version`,
          );
        }
        throw error;
      }
    });
  }

  async listTags({ arn, pattern }: PackageGroup): Promise<Tags> {
    const { tags = [] } = await callAws(
      this.signal,
      `read the tags of the package group ${pattern}`,
      options =>
        this.client.send(
          new ListTagsForResourceCommand({ resourceArn: arn }),
          options,
        ),
    );
    return Object.fromEntries(
      tags.map(({ key = '', value = '' }) => [key, value]),
    );
  }

  async tag({ arn, pattern }: PackageGroup, tags: Tags): Promise<void> {
    await callAws(this.signal, `tag the package group ${pattern}`, options =>
      this.client.send(
        new TagResourceCommand({ resourceArn: arn, tags: toList(tags) }),
        options,
      ),
    );
  }

  async untag({ arn, pattern }: PackageGroup, tagKeys: string[]) {
    await callAws(
      this.signal,
      `take tags off the package group ${pattern}`,
      options =>
        this.client.send(
          new UntagResourceCommand({ resourceArn: arn, tagKeys }),
          options,
        ),
    );
  }

  /** Every group of npm packages, by its pattern; none where there is no domain. */
  async list(): Promise<Map<string, PackageGroup>> {
    const { domain } = this.domain;
    return callAws(
      this.signal,
      `list the package groups of the domain ${domain}`,
      async options => {
        const found = new Map<string, PackageGroup>();
        const pages = paginateListPackageGroups(
          { client: this.client },
          { ...this.domain, prefix: '/npm/' },
          options,
        );
        try {
          for await (const { packageGroups = [] } of pages) {
            for (const { arn = '', pattern = '' } of packageGroups) {
              found.set(pattern, { arn, pattern });
            }
          }
        } catch (error) {
          if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
        }
        return found;
      },
    );
  }
}

function toList(tags: Tags) {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
