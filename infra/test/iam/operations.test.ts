import { Deployment } from '../deployment/Deployment';
import { configOf } from '../synthesize';
import { operationsIn, type Operation } from './operations';
import { RIGHTS } from './rights';
import { namesOf } from './rights/names';

const PORTAL = 'Registry/Portal/Role';
const PUBLISHER = 'Registry/Publisher/Role';
const READER = 'Registry/PackageReader/Role';
const LAUNCHER = 'Registry/Launcher/Role';
const SYNC = 'Registry/AttributeSync/Role/Role';

/** Which role code calls AWS with; what is named further down counts. */
const CALLERS: [place: string, role: string][] = [
  ['infra/lambda', SYNC],
  ['packages/attribute-sync/src', SYNC],
  ['plugins/catalog-backend-module-cognito-org/src', PORTAL],
  ['plugins/patterns-backend-module-aws/src', PORTAL],
  [
    'plugins/patterns-backend-module-aws/src/codeBuild/packageSource.ts',
    READER,
  ],
  ['plugins/patterns-backend-module-aws/src/lifecycle', PUBLISHER],
  ['plugins/patterns-backend-module-aws/src/launch', LAUNCHER],
  [
    'plugins/patterns-backend-module-aws/src/launch/assumeLaunchRole.ts',
    PORTAL,
  ],
  ['plugins/scaffolder-backend-module-patterns/src', PUBLISHER],
  [
    'plugins/scaffolder-backend-module-patterns/src/aws/narrowedCredentials.ts',
    PORTAL,
  ],
];

/** What a role is not asked for, and why. */
const NOT_ASKED: Record<string, string> = {
  [`${SYNC} codeartifact:ListPackageGroups`]: 'the portal compares',
  [`${SYNC} servicecatalog:ListAttributeGroups`]: 'the portal compares',
  [`${PORTAL} servicecatalog:ListPortfolios`]:
    'the deployment names the portfolio by its id',
};

const calls = [
  'infra/lambda',
  'packages/attribute-sync/src',
  'plugins/catalog-backend-module-cognito-org/src',
  'plugins/patterns-backend-module-aws/src',
  'plugins/scaffolder-backend-module-patterns/src',
].flatMap(operationsIn);

function roleOf({ file }: Operation): string {
  return CALLERS.filter(([place]) => file.startsWith(place)).pop()![1];
}

/** What rows say that roles may do, with attributes as tags and in AppRegistry. */
const allowed = new Set(
  (['standard', 'ownKeys'] as const).flatMap(name => {
    const names = namesOf(Deployment.of(name));
    return Object.entries(RIGHTS).flatMap(([role, rights]) =>
      rights(names, configOf(name))
        .filter(([answer]) => answer === 'may')
        .map(([, action]) => `${role} ${action}`),
    );
  }),
);

const needed = calls.flatMap(call =>
  call.actions.map(action => ({
    text: `${roleOf(call)} ${action}`,
    why: `${call.name} in ${call.file}`,
  })),
);

it('finds the calls of the code', () => {
  expect(calls.length).toBeGreaterThan(80);
  expect(new Set(calls.map(({ client }) => client)).size).toBe(13);
});

it.each([...new Map(needed.map(each => [each.text, each])).values()])(
  '$text is a row, because of $why',
  ({ text }) => {
    expect(allowed.has(text) || Object.hasOwn(NOT_ASKED, text)).toBe(true);
  },
);

it('leaves out nothing that is a row, and nothing that is not called', () => {
  const texts = needed.map(({ text }) => text);
  for (const each of Object.keys(NOT_ASKED)) {
    expect([each, texts.includes(each), allowed.has(each)]).toEqual([
      each,
      true,
      false,
    ]);
  }
});

it('lets the portal look at all that attribute sync looks at', () => {
  const looks = operationsIn('packages/attribute-sync/src')
    .flatMap(({ actions }) => actions)
    .filter(action => /:(Describe|Get|List)/.test(action));
  expect(looks.length).toBeGreaterThan(5);
  for (const action of looks) {
    expect([action, allowed.has(`${PORTAL} ${action}`)]).toEqual([
      action,
      true,
    ]);
  }
});

it('lets the portal do what Backstage does for it', () => {
  // Its consumer of queues (plugin-events-backend-module-aws-sqs).
  // Its sender of mails (plugin-notifications-backend-module-email).
  for (const action of [
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'ses:SendEmail',
    'ses:SendRawEmail',
  ]) {
    expect(allowed.has(`${PORTAL} ${action}`)).toBe(true);
  }
});
