import { BROUGHT_BOUNDARY, CONFIGS, configOf } from '../synthesize';
import { rolesOf } from './roles';

const account = { StringEquals: { 'aws:SourceAccount': '111122223333' } };
const portal = 'arn:aws:iam::111122223333:role/patterns-portal';

interface Trust {
  who: string;
  when: object;
  /** Whether the session says whose it is. */
  tagged?: boolean;
}

/** Who may take which role, and when. */
const TRUST: Record<string, Trust> = {
  'LaunchRole/LaunchRole/Role': {
    who: 'servicecatalog.amazonaws.com',
    when: account,
  },
  'Portal/Task/ExecutionRole/Role': {
    who: 'ecs-tasks.amazonaws.com',
    when: account,
  },
  // Lambda’s guide has no condition for the role of a function, and whoever
  // gives a function this role needs iam:PassRole in this account.
  'Registry/AttributeSync/Role/Role': {
    who: 'lambda.amazonaws.com',
    when: {},
  },
  'Registry/Build/Role/Role': {
    who: 'codebuild.amazonaws.com',
    when: {
      ...account,
      ArnLike: {
        'aws:SourceArn':
          'arn:aws:codebuild:eu-west-1:111122223333:project/patterns-build',
      },
    },
  },
  'Registry/LaunchRole/Role': {
    who: 'servicecatalog.amazonaws.com',
    when: account,
  },
  'Registry/Launcher/Role': { who: portal, when: {}, tagged: true },
  'Registry/Network/FlowLogRole/Role': {
    who: 'vpc-flow-logs.amazonaws.com',
    when: {
      ...account,
      ArnLike: {
        'aws:SourceArn': 'arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/*',
      },
    },
  },
  'Registry/PackageReader/Role': { who: portal, when: {} },
  'Registry/Portal/Role': { who: 'ecs-tasks.amazonaws.com', when: account },
  'Registry/Publisher/Role': { who: portal, when: {} },
};

describe.each(CONFIGS)('in %s', name => {
  const { portalPrincipalArn, catalog } = configOf(name);
  const roles = rolesOf(name);

  it.each(roles.map(role => [role.path, role] as const))(
    'the role %s is taken by one alone',
    (path, { trust }) => {
      const expected =
        path === 'Registry/Portal/Role' && portalPrincipalArn
          ? { who: portalPrincipalArn, when: {}, tagged: false }
          : TRUST[path];
      expect(
        trust.map(({ Effect, Action, principals, Condition }) => ({
          Effect,
          Action,
          who: principals,
          when: Condition,
        })),
      ).toEqual([
        {
          Effect: 'Allow',
          Action: expected.tagged
            ? ['sts:AssumeRole', 'sts:TagSession']
            : ['sts:AssumeRole'],
          who: [expected.who],
          when: expected.when,
        },
      ]);
    },
  );

  it('no role has a policy of somebody else, but the launch role those of the configuration', () => {
    for (const { path, managedPolicyArns } of roles) {
      expect([path, managedPolicyArns]).toEqual([
        path,
        path.endsWith('LaunchRole/Role')
          ? catalog.launchRole.managedPolicyArns
          : [],
      ]);
    }
  });

  it('each role has the upper bound of the configuration', () => {
    const bound = name === 'ownKeys' ? BROUGHT_BOUNDARY : undefined;
    expect(roles.map(({ boundary }) => boundary)).toEqual(
      roles.map(() => bound),
    );
  });

  it('each function, build, task and service has a role of its own', () => {
    expect(new Set(roles.map(({ path }) => path)).size).toBe(roles.length);
    expect(roles.filter(({ path }) => !Object.hasOwn(TRUST, path))).toEqual([]);
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  it('the policies of each role fit 10,240 characters', () => {
    for (const { path, policyLengths } of roles) {
      const length = policyLengths.reduce((sum, each) => sum + each, 0);
      expect([path, length <= 10_240]).toEqual([path, true]);
    }
  });

  it('each statement has a name, and no two of a role the same', () => {
    for (const { path, statements } of roles) {
      const sids = statements.map(({ Sid }) => Sid);
      expect([path, sids.filter(sid => !sid)]).toEqual([path, []]);
      expect([path, new Set(sids).size]).toEqual([path, sids.length]);
    }
  });
});
