import type {
  ListUsersInGroupRequest,
  ListUsersInGroupResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { defineUserPoolOperation } from '../defineUserPoolOperation';
import { paginate } from '../paginate';
import { viewUser } from '../views';

/** The users of a group, disabled ones too, a page at a time; AWS promises no order. */
export const ListUsersInGroup = defineUserPoolOperation<
  ListUsersInGroupRequest,
  ListUsersInGroupResponse
>({
  understands: ['GroupName', 'Limit', 'NextToken'],
  run({ GroupName = '', Limit, NextToken }, pool) {
    const { name } = pool.group(GroupName);
    const { items, token } = paginate(
      { name: `in ${name}`, after: n => pool.memberships.page(name, n) },
      { limit: Limit, token: NextToken },
    );
    const users = items.map(({ username }) => pool.user(username));
    return { Users: users.map(viewUser), NextToken: token };
  },
});
