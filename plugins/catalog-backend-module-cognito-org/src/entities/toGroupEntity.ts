import type {
  GroupType,
  UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  type GroupEntity,
  KubernetesValidatorFunctions,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { annotationsOf } from './annotations';
import type { EntitySource } from './EntitySource';
import { nameOfUser } from './nameOfUser';

/** Whether a group's name can be an entity's. */
export function canBeEntity(group: GroupType): boolean {
  return KubernetesValidatorFunctions.isValidObjectName(group.GroupName);
}

/** The entity of a group whose name can be one's, with those members who become entities too. */
export function toGroupEntity(
  group: GroupType,
  members: UserType[],
  source: EntitySource,
): GroupEntity {
  const name = group.GroupName ?? '';
  const { namespace } = source;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      name,
      namespace,
      ...(group.Description ? { description: group.Description } : {}),
      annotations: annotationsOf(source),
    },
    spec: {
      type: 'team',
      profile: { displayName: name },
      children: [],
      members: members
        .flatMap(user => nameOfUser(user) ?? [])
        .map(user =>
          stringifyEntityRef({ kind: 'User', namespace, name: user }),
        )
        // Cognito promises no order, and a new order would be a change.
        .sort(),
    },
  };
}
