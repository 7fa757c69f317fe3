import { Deployment } from '../deployment/Deployment';
import { inStacksOf } from '../security/inStacksOf';
import { CONFIGS, configOf } from '../synthesize';
import { RIGHTS } from './rights';
import { namesOf } from './rights/names';
import { decide, type DeployedRole, roleAt, rolesOf } from './roles';

/** Actions that the statements of a role allow. */
function granted({ statements }: DeployedRole): string[] {
  const actions = statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action }) => Action);
  return [...new Set(actions)].sort();
}

describe.each(CONFIGS)('in %s', name => {
  const deployment = Deployment.of(name);
  const names = namesOf(deployment);
  const rowsOf = (path: string) => RIGHTS[path](names, configOf(name));
  const paths = inStacksOf(deployment, RIGHTS);

  it('each role has its rows', () => {
    expect(
      rolesOf(name)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(paths);
  });

  describe.each(paths)('the role %s', path => {
    const role = roleAt(name, path);

    it.each(rowsOf(path).map(row => [...row] as const))(
      '%s %s on %s',
      (answer, action, resource, context) => {
        const allowed = decide(role, action, resource, context) === 'allowed';
        expect({ allowed, context }).toEqual({
          allowed: answer === 'may',
          context,
        });
      },
    );

    it('is allowed nothing that has no row', () => {
      const rows = rowsOf(path).filter(([answer]) => answer === 'may');
      expect(granted(role)).toEqual(
        [...new Set(rows.map(([, action]) => action))].sort(),
      );
    });
  });
});

it('denies the function’s code its network by a statement, whatever else allows it', () => {
  const names = namesOf(Deployment.of('standard'));
  const role = roleAt('standard', 'Registry/AttributeSync/Role/Role');
  expect(
    decide(role, 'ec2:CreateNetworkInterface', names.networkInterface, {
      'lambda:sourcefunctionarn': names.sync,
    }),
  ).toBe('denied');
});
