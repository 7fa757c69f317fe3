import type {
  CreateGroupRequest,
  CreateGroupResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../../core/AwsError';
import { defineUserPoolOperation } from '../defineUserPoolOperation';
import { viewGroup } from '../views';

/** Makes a group. A RoleArn is refused: it would be missing in the tokens. */
export const CreateGroup = defineUserPoolOperation<
  CreateGroupRequest,
  CreateGroupResponse
>({
  understands: ['GroupName', 'Description', 'Precedence'],
  run({ GroupName = '', Description, Precedence }, pool) {
    if (pool.groups.get(GroupName)) {
      throw new AwsError(
        'GroupExistsException',
        'A group with the name already exists.',
      );
    }
    const group = {
      name: GroupName,
      description: Description,
      precedence: Precedence,
      createdAt: new Date().toISOString(),
    };
    pool.groups.put(GroupName, group);
    return { Group: viewGroup(group) };
  },
});
