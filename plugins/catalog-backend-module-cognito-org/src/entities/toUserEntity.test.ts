import type { UserType } from '@aws-sdk/client-cognito-identity-provider';
import { toUserEntity } from './toUserEntity';

const source = { userPoolId: 'eu-west-1_AbCdEf123', namespace: 'people' };
const sub = 'c2a5e4a4-0011-70f2-9d4c-1f2e3d4c5b6a';

const user = (
  more: Partial<UserType> = {},
  attributes: Record<string, string> = {},
): UserType => ({
  Username: 'jane.doe',
  Enabled: true,
  UserStatus: 'CONFIRMED',
  Attributes: Object.entries({ sub, ...attributes }).map(([Name, Value]) => ({
    Name,
    Value,
  })),
  ...more,
});

const entityOf = (...[more, attributes]: Parameters<typeof user>) =>
  toUserEntity(user(more, attributes), source);

describe('toUserEntity', () => {
  it('says who the user is and where they come from', () => {
    const attributes = {
      name: 'Jane Doe',
      email: 'jane@example.com',
      email_verified: 'true',
    };
    expect(entityOf({}, attributes)).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: {
        name: 'jane.doe',
        namespace: 'people',
        annotations: {
          'backstage.io/managed-by-location':
            'cognito-user-pool:eu-west-1_AbCdEf123',
          'backstage.io/managed-by-origin-location':
            'cognito-user-pool:eu-west-1_AbCdEf123',
          'aws.amazon.com/cognito-user-pool-id': 'eu-west-1_AbCdEf123',
        },
      },
      spec: {
        profile: { displayName: 'Jane Doe', email: 'jane@example.com' },
        memberOf: [],
      },
    });
  });

  it.each<[string, Partial<UserType>, string | undefined]>([
    ['the user name', {}, 'jane.doe'],
    ['the sub, for an e-mail address', { Username: 'jane@example.com' }, sub],
    ['the sub, for somebody else’s', { Username: sub.replace('c', 'a') }, sub],
    ['nothing, for a disabled user', { Enabled: false }, undefined],
    [
      'nothing, for an unconfirmed user',
      { UserStatus: 'UNCONFIRMED' },
      undefined,
    ],
    [
      'nothing, without a name',
      { Username: 'a b', Attributes: undefined },
      undefined,
    ],
  ])('is named with %s', (_, more, name) => {
    expect(entityOf(more)?.metadata.name).toBe(name);
  });

  it.each([
    ['true', 'jane@example.com'],
    ['false', undefined],
    ['TRUE', undefined],
    ['', undefined],
  ])('email_verified %p gives the e-mail %p', (verified, expected) => {
    const email = 'jane@example.com';
    const entity = entityOf({}, { email, email_verified: verified });
    expect(entity?.spec.profile?.email).toBe(expected);
  });

  it('bounds what users write themselves', () => {
    const profile = entityOf(
      {},
      {
        name: 'x'.repeat(257),
        email: 'x'.repeat(321),
        email_verified: 'true',
      },
    )?.spec.profile;
    expect(profile).toEqual({ displayName: 'jane.doe' });
  });
});
