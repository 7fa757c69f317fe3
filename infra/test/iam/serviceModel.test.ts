import { CONFIGS } from '../synthesize';
import { rolesOf } from './roles';
import {
  arnFormatsOf,
  conditionKeysOf,
  findAction,
  takes,
} from './serviceModel';

/** Keys that the service model has not, and where they are documented. */
const CONDITION_KEYS: Record<string, string> = {
  'lambda:SourceFunctionArn':
    'in the credentials of a function: https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html',
};

const statements = CONFIGS.flatMap(name =>
  rolesOf(name).flatMap(({ path, statements: all }) =>
    all.map(statement => ({ path, ...statement })),
  ),
);

/** All different cases of something in the statements, each with a text. */
function distinct(
  cases: (statement: (typeof statements)[number]) => string[][],
): [text: string, parts: string[]][] {
  return [
    ...new Map(
      statements.flatMap(cases).map(parts => [parts.join(' '), parts]),
    ).entries(),
  ];
}

const actions = distinct(({ Action }) => Action.map(action => [action]));
const grants = distinct(({ Effect, Action, Resource }) =>
  Effect === 'Allow'
    ? Action.flatMap(action => Resource.map(resource => [action, resource]))
    : [],
);
const conditions = distinct(({ Action, Condition }) =>
  Action.flatMap(action =>
    Object.values(Condition)
      .flatMap(Object.keys)
      .map(key => [action, key]),
  ),
);

it.each(actions)('AWS has the action %s', async action => {
  const found = await findAction(action);
  expect(found?.name).toBe(action.split(':')[1]);
});

it.each(grants)('makes sense to AWS: %s', async (_, [action, resource]) => {
  const formats = await arnFormatsOf(action);
  const sensible = resource === '*' || (await takes(action, resource));
  expect([formats, sensible]).toEqual([formats, true]);
});

it.each(conditions)('is a condition to AWS: %s', async (_, [action, key]) => {
  const known = await conditionKeysOf(action);
  const found =
    known.some(each => each.test(key)) || Object.hasOwn(CONDITION_KEYS, key);
  expect([key, found]).toEqual([key, true]);
});

it('each statement’s resources are all taken by an action of it', async () => {
  const idle: string[] = [];
  for (const { path, Sid, Effect, Action, Resource } of statements) {
    for (const resource of Resource.filter(
      each => Effect === 'Allow' && each !== '*',
    )) {
      const used = await Promise.all(
        Action.map(action => takes(action, resource)),
      );
      if (!used.includes(true)) idle.push(`${path} ${Sid} ${resource}`);
    }
  }
  expect(idle).toEqual([]);
});

it('a build can be started with nothing in the place of the project’s own', async () => {
  const portal = rolesOf('standard').find(
    ({ path }) => path === 'Registry/Portal/Role',
  )!;
  const { Condition } = portal.statements.find(
    ({ Sid }) => Sid === 'StartBuilds',
  )!;
  const details = await findAction('codebuild:StartBuild');
  const forbidden = Object.keys(Condition.Null);
  expect(Object.values(Condition.Null)).toEqual(forbidden.map(() => 'true'));
  const open = details!.conditionKeys.filter(
    key =>
      !forbidden.some(
        each =>
          key === each ||
          key.startsWith(`${each}.`) ||
          key.startsWith(`${each}/`),
      ),
  );
  // What these hold is named by keys of their own, which are forbidden, or is
  // the environment of a build, whose names the statement limits.
  expect(open).toEqual([
    'codebuild:environment',
    'codebuild:environment.environmentVariables',
    'codebuild:environment.environmentVariables.name',
    'codebuild:environment.environmentVariables.value',
    'codebuild:environment.environmentVariables/${name}.value',
    'codebuild:source',
  ]);
});
