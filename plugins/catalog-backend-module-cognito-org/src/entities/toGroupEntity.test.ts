import type { UserType } from '@aws-sdk/client-cognito-identity-provider';
import { canBeEntity, toGroupEntity } from './toGroupEntity';

const source = { userPoolId: 'eu-west-1_AbCdEf123', namespace: 'people' };

const member = (Username: string, more: Partial<UserType> = {}): UserType => ({
  Username,
  Enabled: true,
  Attributes: [{ Name: 'sub', Value: `sub-of-${Username.length}` }],
  ...more,
});

describe('toGroupEntity', () => {
  it('has the members who become entities, in an order of its own', () => {
    const members = [
      member('zoe'),
      member('Adam'),
      member('jane@example.com'),
      member('gone', { Enabled: false }),
    ];
    const group = { GroupName: 'Team-A', Description: 'The A team' };
    const entity = toGroupEntity(group, members, source);
    expect(entity).toMatchObject({
      kind: 'Group',
      metadata: {
        name: 'Team-A',
        namespace: 'people',
        description: 'The A team',
        annotations: {
          'aws.amazon.com/cognito-user-pool-id': 'eu-west-1_AbCdEf123',
        },
      },
      spec: { type: 'team', profile: { displayName: 'Team-A' }, children: [] },
    });
    expect(entity.spec.members).toEqual([
      'user:people/adam',
      'user:people/sub-of-16',
      'user:people/zoe',
    ]);
  });

  it('has no description where Cognito has none', () => {
    const { metadata } = toGroupEntity({ GroupName: 'a' }, [], source);
    expect(metadata).not.toHaveProperty('description');
  });

  it.each([
    ['SYSTEM_ADMIN', true],
    ['eu-west-1_AbCdEf123_Google', true],
    ['a/b', false],
    ['équipe', false],
    ['x'.repeat(64), false],
    [undefined, false],
  ])('the group name %p can be an entity: %p', (GroupName, expected) => {
    expect(canBeEntity({ GroupName })).toBe(expected);
  });
});
