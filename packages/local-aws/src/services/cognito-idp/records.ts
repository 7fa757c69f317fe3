import type { UserStatusType } from '@aws-sdk/client-cognito-identity-provider';

/** A user of the pool, as it is stored. */
export interface UserRecord {
  username: string;
  /** A UUID; no other user ever gets it. */
  sub: string;
  /** Without the `sub`. */
  attributes: Record<string, string>;
  enabled: boolean;
  status: UserStatusType;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  modifiedAt: string;
}

/** A group of the pool, as it is stored. */
export interface GroupRecord {
  name: string;
  description?: string;
  precedence?: number;
  /** ISO 8601. */
  createdAt: string;
}

/** A user in a group. */
export interface MembershipRecord {
  group: string;
  username: string;
}
