import {
  type CognitoIdentityProviderClient,
  type GroupType,
  ListGroupsCommand,
  ListUsersCommand,
  paginateListUsersInGroup,
  ResourceNotFoundException,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';

/** The largest page of Cognito (QueryLimitType of the API). */
const MAX_PAGE_SIZE = 60;
/** Each group costs calls of its own, and a page is what is repeated after a failure. */
const GROUPS_PER_PAGE = 10;

/** A part of a list. */
export interface Page<T> {
  items: T[];
  /** Where the next part begins; absent after the last. */
  token?: string;
}

/**
 * Reads a user pool, a page at a time.
 *
 * All methods throw the SDK's errors when its retries are used up.
 */
export class UserPoolReader {
  constructor(
    private readonly client: CognitoIdentityProviderClient,
    private readonly userPoolId: string,
  ) {}

  async listGroups(token?: string): Promise<Page<GroupType>> {
    const { Groups = [], NextToken } = await this.client.send(
      new ListGroupsCommand({
        UserPoolId: this.userPoolId,
        Limit: GROUPS_PER_PAGE,
        NextToken: token,
      }),
    );
    return { items: Groups, token: NextToken };
  }

  /** Users with all their attributes; disabled ones too. */
  async listUsers(token?: string): Promise<Page<UserType>> {
    const { Users = [], PaginationToken } = await this.client.send(
      new ListUsersCommand({
        UserPoolId: this.userPoolId,
        Limit: MAX_PAGE_SIZE,
        PaginationToken: token,
      }),
    );
    return { items: Users, token: PaginationToken };
  }

  /** All users of a group, disabled ones too; undefined if the group is gone. */
  async membersOf(groupName: string): Promise<UserType[] | undefined> {
    const members: UserType[] = [];
    const pages = paginateListUsersInGroup(
      { client: this.client },
      {
        UserPoolId: this.userPoolId,
        GroupName: groupName,
        Limit: MAX_PAGE_SIZE,
      },
    );
    try {
      for await (const { Users = [] } of pages) members.push(...Users);
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
    return members;
  }
}
