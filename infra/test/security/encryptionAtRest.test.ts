import { Deployment, type DeployedResource } from '../deployment/Deployment';
import { BROUGHT_KEYS, CONFIGS } from '../synthesize';
import { KEYS, OTHERWISE, STORES_NOTHING } from './storage';

/** What cannot have a key of the customer, though its type can. */
const EXCEPTIONS = ['Portal/LoadBalancer/LoadBalancerLogs'];

function keysOf(deployment: Deployment): string[] {
  return [
    ...deployment.ofType('AWS::KMS::Key').flatMap(({ ref, arn }) => [ref, arn]),
    ...Object.values(BROUGHT_KEYS),
    ...Object.values(BROUGHT_KEYS).map(arn => arn.split('/')[1]),
  ];
}

describe.each(CONFIGS)('%s', name => {
  const deployment = Deployment.of(name);
  const ours = keysOf(deployment);
  const stored = deployment.resources.filter(
    ({ Type, path }) => Object.hasOwn(KEYS, Type) && !EXCEPTIONS.includes(path),
  );

  it.each(stored.map(each => [each.Type, each.path, each] as const))(
    'encrypts %s %s with a key of the customer',
    (_type, _path, { Type, Properties }: DeployedResource) => {
      const keys = KEYS[Type](Properties);
      expect(keys.length).toBeGreaterThan(0);
      keys.forEach(key => expect(ours).toContain(key));
    },
  );

  it('has no type of resource of which nobody said whether it stores something', () => {
    const unknown = deployment.resources.filter(
      ({ Type }) =>
        !Object.hasOwn(KEYS, Type) &&
        !Object.hasOwn(OTHERWISE, Type) &&
        !STORES_NOTHING.includes(Type),
    );
    expect(unknown.map(({ Type, path }) => `${Type} ${path}`)).toEqual([]);
  });
});

it('says it of no type that there is not', () => {
  const types = new Set(
    CONFIGS.flatMap(name =>
      Deployment.of(name).resources.map(({ Type }) => Type),
    ),
  );
  const said = [
    ...Object.keys(KEYS),
    ...Object.keys(OTHERWISE),
    ...STORES_NOTHING,
  ];
  expect(said.filter(type => !types.has(type))).toEqual([]);
  expect(new Set(said).size).toBe(said.length);
});
