import type {
  GroupType,
  UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import { LOCAL_POOL } from '../../sign-in/SignInOptions';
import type { GroupRecord, UserRecord } from './records';

/** A user, as callers see it. */
export function viewUser(user: UserRecord): UserType {
  const attributes = { sub: user.sub, ...user.attributes };
  return {
    Username: user.username,
    Attributes: Object.entries(attributes).map(([Name, Value]) => ({
      Name,
      Value,
    })),
    UserCreateDate: new Date(user.createdAt),
    UserLastModifiedDate: new Date(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}

/** A group, as callers see it. */
export function viewGroup(group: GroupRecord): GroupType {
  return {
    GroupName: group.name,
    UserPoolId: LOCAL_POOL,
    Description: group.description,
    Precedence: group.precedence,
    CreationDate: new Date(group.createdAt),
    LastModifiedDate: new Date(group.createdAt),
  };
}
