import {
  type GroupType,
  InvalidParameterException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type {
  EntityIteratorResult,
  IncrementalEntityProvider,
} from '@backstage/plugin-catalog-backend-module-incremental-ingestion';
import type { CognitoOrgConfig } from './config/CognitoOrgConfig';
import { type Cursor, FIRST_PAGE } from './Cursor';
import { canBeEntity, toGroupEntity } from './entities/toGroupEntity';
import { toUserEntity } from './entities/toUserEntity';
import type { UserPoolReader } from './userPool/UserPoolReader';

/** So many names are shown in the warning; a cursor must stay small. */
const MAX_LEFT_OUT = 20;

/** What lasts for one burst of pages. */
export interface Burst {
  /** Whether the next page's token was kept from an earlier burst. */
  resumes: boolean;
}

type Result = EntityIteratorResult<Cursor>;

/** Reads a user pool into the catalog, a page at a time. */
export class CognitoOrgProvider
  implements IncrementalEntityProvider<Cursor, Burst>
{
  constructor(
    private readonly config: CognitoOrgConfig,
    private readonly reader: UserPoolReader,
    private readonly logger: LoggerService,
  ) {}

  /** Keys the entities in the catalog's database: it must never change. */
  getProviderName(): string {
    return `cognito-org:${this.config.id}`;
  }

  async around(burst: (context: Burst) => Promise<void>): Promise<void> {
    await burst({ resumes: true });
  }

  /** @throws the SDK's error when its retries are used up; the engine then comes back to this page later. */
  async next(burst: Burst, cursor?: Cursor | null): Promise<Result> {
    const { resumes } = burst;
    burst.resumes = false;
    const at = cursor ?? FIRST_PAGE;
    try {
      return await this.readPage(at);
    } catch (error) {
      // A token carries its time and does not last for ever, nor does Cognito
      // say how long. After a pause the list begins anew; entities that it
      // has marked already are only marked again.
      const isStale = error instanceof InvalidParameterException && at.token;
      if (!resumes || !isStale) throw error;
      this.logger.info(`Reads all ${at.list} again: ${error.message}`);
      return this.readPage({ ...at, token: undefined });
    }
  }

  private readPage(cursor: Cursor): Promise<Result> {
    return cursor.list === 'groups'
      ? this.readGroups(cursor)
      : this.readUsers(cursor);
  }

  private async readGroups({ token, leftOut }: Cursor): Promise<Result> {
    const page = await this.reader.listGroups(token);
    const entities: Entity[] = [];
    for (const group of page.items.filter(canBeEntity)) {
      const members = await this.reader.membersOf(group.GroupName ?? '');
      if (members) entities.push(toGroupEntity(group, members, this.config));
    }
    const next: Cursor = {
      list: page.token ? 'groups' : 'users',
      token: page.token,
      leftOut: addLeftOut(leftOut, page.items),
    };
    return { done: false, entities: this.defer(entities), cursor: next };
  }

  private async readUsers({ token, leftOut }: Cursor): Promise<Result> {
    const page = await this.reader.listUsers(token);
    const entities = this.defer(
      page.items.flatMap(user => toUserEntity(user, this.config) ?? []),
    );
    if (page.token) {
      const cursor: Cursor = { list: 'users', token: page.token, leftOut };
      return { done: false, entities, cursor };
    }
    if (leftOut.length > 0) this.warn(leftOut);
    return { done: true, entities };
  }

  private defer(entities: Entity[]) {
    const locationKey = this.getProviderName();
    return entities.map(entity => ({ entity, locationKey }));
  }

  private warn(leftOut: string[]): void {
    const names = leftOut.slice(0, MAX_LEFT_OUT).map(name => `"${name}"`);
    const more = leftOut.length > MAX_LEFT_OUT ? ' and more' : '';
    this.logger.warn(
      `Left out groups of the user pool ${
        this.config.userPoolId
      } that cannot be catalog entities: ${names.join(
        ', ',
      )}${more}. A name must be 1 to 63 letters, digits, "-", "_" or "."; make a group with such a name, and move the users there.`,
    );
  }
}

function addLeftOut(leftOut: string[], groups: GroupType[]): string[] {
  const names = groups
    .filter(group => !canBeEntity(group))
    .map(({ GroupName }) => GroupName ?? '');
  return [...new Set([...leftOut, ...names])].slice(0, MAX_LEFT_OUT + 1);
}
