import type {
  ListUsersRequest,
  ListUsersResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { defineUserPoolOperation } from '../defineUserPoolOperation';
import { paginate } from '../paginate';
import { viewUser } from '../views';

/** The users, disabled ones too, a page at a time, in the order of creation; AWS promises no order. */
export const ListUsers = defineUserPoolOperation<
  ListUsersRequest,
  ListUsersResponse
>({
  understands: ['Limit', 'PaginationToken'],
  run({ Limit, PaginationToken }, pool) {
    const { items, token } = paginate(
      { name: 'users', after: n => pool.userPage(n) },
      { limit: Limit, token: PaginationToken },
    );
    return { Users: items.map(viewUser), PaginationToken: token };
  },
});
