import type {
  ListGroupsRequest,
  ListGroupsResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { defineUserPoolOperation } from '../defineUserPoolOperation';
import { paginate } from '../paginate';
import { viewGroup } from '../views';

/** The groups, a page at a time, in the order of creation; AWS promises no order. */
export const ListGroups = defineUserPoolOperation<
  ListGroupsRequest,
  ListGroupsResponse
>({
  understands: ['Limit', 'NextToken'],
  run({ Limit, NextToken }, pool) {
    const { items, token } = paginate(
      { name: 'groups', after: n => pool.groups.page(undefined, n) },
      { limit: Limit, token: NextToken },
    );
    return { Groups: items.map(viewGroup), NextToken: token };
  },
});
