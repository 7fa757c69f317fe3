import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assemblyFolder, STACKS } from '../assembly';
import { Deployment } from '../deployment/Deployment';
import { decideForService } from '../deployment/resourcePolicy';
import { type Statement, statementsOf } from '../deployment/statements';
import { BROUGHT_KEYS, type ConfigName, CONFIGS } from '../synthesize';

const created: ConfigName[] = ['standard', 'minimal'];
const brought = CONFIGS.filter(name => !created.includes(name));

const ACCOUNT = '111122223333';
const account = { 'aws:sourceaccount': ACCOUNT };
const both = ['kms:GenerateDataKey', 'kms:Decrypt'];
const logGroups = (region: string) => ({
  'kms:encryptioncontext:aws:logs:arn': `arn:aws:logs:${region}:${ACCOUNT}:log-group:x`,
});

interface Use {
  key: string;
  service: string;
  actions: string[];
  context: Record<string, string>;
}

/**
 * Which services have to be let in to a key, by its policy: those that use it in
 * nobody's name. Sources: the guides of the services.
 */
const USES: Use[] = [
  // An event to an encrypted queue.
  {
    key: 'Registry/DataKey',
    service: 'events.amazonaws.com',
    actions: both,
    context: account,
  },
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-storage-encryption.html
  {
    key: 'Registry/DataKey',
    service: 'fargate.amazonaws.com',
    actions: ['kms:GenerateDataKeyWithoutPlaintext', 'kms:CreateGrant'],
    context: {
      'kms:encryptioncontext:aws:ecs:clusteraccount': ACCOUNT,
      'kms:encryptioncontext:aws:ecs:clustername': 'patterns-portal',
      'kms:grantoperations': 'Decrypt',
      'kms:grantisforawsresource': 'true',
    },
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
  {
    key: 'Registry/LogsKey',
    service: 'logs.eu-west-1.amazonaws.com',
    actions: both,
    context: logGroups('eu-west-1'),
  },
  {
    key: 'Registry/LogsKey',
    service: 'logging.s3.amazonaws.com',
    actions: both,
    context: account,
  },
  // An alarm to an encrypted topic.
  {
    key: 'Registry/LogsKey',
    service: 'cloudwatch.amazonaws.com',
    actions: both,
    context: account,
  },
  {
    key: 'Edge/EdgeKey',
    service: 'logs.us-east-1.amazonaws.com',
    actions: both,
    context: logGroups('us-east-1'),
  },
  {
    key: 'Edge/EdgeKey',
    service: 'logging.s3.amazonaws.com',
    actions: both,
    context: account,
  },
  {
    key: 'Edge/EdgeKey',
    service: 'delivery.logs.amazonaws.com',
    actions: both,
    context: account,
  },
  {
    key: 'Edge/EdgeKey',
    service: 'cloudfront.amazonaws.com',
    actions: ['kms:Decrypt'],
    context: {
      'aws:sourcearn': `arn:aws:cloudfront::${ACCOUNT}:distribution/x`,
    },
  },
];

/** Statements that CDK adds to a key that it makes, and that need not be in a key that is brought. */
const OF_CDK: Record<string, string> = {
  'arn:aws:iam::111122223333:root':
    'the account, whose IAM policies decide: AWS gives it to every new key',
  'logging.s3.amazonaws.com':
    'CDK lets the writer of access logs in; the statement AccessLogs says so with less',
};

/** What the stacks say that the policy of each key needs. */
function printedStatements(name: ConfigName): Record<string, Statement[]> {
  const printed: Record<string, Statement[]> = {};
  for (const stack of STACKS) {
    const file = path.join(assemblyFolder(name), `${stack}.metadata.json`);
    const text = readFileSync(file, 'utf8');
    const metadata: Record<string, { data: unknown }[]> = JSON.parse(text);
    for (const [construct, entries] of Object.entries(metadata)) {
      for (const { data } of entries) {
        const said =
          typeof data === 'string' &&
          /^The policy of \S+ needs these statements: (\[.*\]) \[ack: /s.exec(
            data,
          );
        if (said) {
          printed[construct.slice(1)] = statementsOf({
            Statement: JSON.parse(said[1]),
          });
        }
      }
    }
  }
  return printed;
}

const sorted = (statements: Statement[]) =>
  statements
    .map(each => ({ ...each, Action: [...each.Action].sort() }))
    .sort((a, b) => (a.Sid ?? '').localeCompare(b.Sid ?? ''));

describe.each(created)('keys that %s makes', name => {
  const deployment = Deployment.of(name);
  const keys = deployment.ofType('AWS::KMS::Key');

  it('are one of identity, two of the registry, and one of the edge', () => {
    expect(keys.map(key => key.path)).toEqual([
      'Identity/IdentityKey/Key',
      'Registry/DataKey/Key',
      'Registry/LogsKey/Key',
      'Edge/EdgeKey/Key',
    ]);
  });

  it.each(keys.map(key => [key.path, key] as const))(
    '%s rotates, and outlives its stack',
    (_, key) => {
      expect(key.Properties.EnableKeyRotation).toBe(true);
      expect(key.DeletionPolicy).toBe('Retain');
      expect(key.UpdateReplacePolicy).toBe('Retain');
    },
  );

  it.each(keys.map(key => [key.path, key] as const))(
    '%s gives grants to services only',
    (_, { Properties }) => {
      expect(statementsOf(Properties.KeyPolicy)).toContainEqual({
        Sid: 'GrantsForServicesOnly',
        Effect: 'Deny',
        principals: ['*'],
        Action: ['kms:CreateGrant'],
        Resource: ['*'],
        Condition: {
          BoolIfExists: {
            'kms:GrantIsForAWSResource': 'false',
            'aws:PrincipalIsAWSService': 'false',
          },
        },
      });
    },
  );

  it.each(keys.map(key => [key.path, key] as const))(
    '%s lets in services for this account alone',
    (_, { Properties }) => {
      const open = statementsOf(Properties.KeyPolicy).filter(
        ({ Effect, principals, Condition }) =>
          Effect === 'Allow' &&
          principals.some(each => each.endsWith('.amazonaws.com')) &&
          !JSON.stringify(Condition).includes(ACCOUNT),
      );
      expect(open).toEqual([]);
    },
  );

  it.each(USES)('$key lets in $service', ({ key, ...use }) => {
    const { Properties, arn } = deployment.at(`${key}/Key`);
    const decide = (action: string, owner: string) =>
      decideForService(Properties.KeyPolicy, {
        service: use.service,
        action,
        resource: arn,
        context: JSON.parse(
          JSON.stringify(use.context).replaceAll(ACCOUNT, owner),
        ),
      });
    for (const action of use.actions) {
      expect([action, decide(action, ACCOUNT)]).toEqual([action, 'allowed']);
      expect(decide(action, '999999999999')).toBe('not-allowed');
    }
    expect(decide('kms:ScheduleKeyDeletion', ACCOUNT)).toBe('not-allowed');
  });
});

describe.each(brought)('keys that %s brings', name => {
  const deployment = Deployment.of(name);

  it('take the place of all others', () => {
    expect(deployment.ofType('AWS::KMS::Key')).toEqual([]);
    expect(deployment.ofType('AWS::KMS::Alias')).toEqual([]);
    const text = JSON.stringify(deployment.resources);
    const named = new Set(text.match(/arn:aws:kms:[\w:-]+:key\/[\w-]+/g));
    const expected = Object.values(BROUGHT_KEYS).slice(
      0,
      name === 'ownKeys' ? 3 : 2,
    );
    expect([...named].sort()).toEqual(expected);
  });
});

it('says what the policy of a key that is brought needs: what that of a made one has', () => {
  const deployment = Deployment.of('standard');
  const made = Object.fromEntries(
    deployment
      .ofType('AWS::KMS::Key')
      .map(
        key =>
          [
            key.path.replace(/\/Key$/, ''),
            sorted(
              statementsOf(key.Properties.KeyPolicy).filter(
                ({ Sid, Effect, principals }) =>
                  Effect === 'Allow' &&
                  (Sid ||
                    !principals.every(each => Object.hasOwn(OF_CDK, each))),
              ),
            ),
          ] as const,
      )
      .filter(([, statements]) => statements.length > 0),
  );
  const printed = Object.fromEntries(
    Object.entries(printedStatements('ownKeys')).map(([key, statements]) => [
      key,
      sorted(statements),
    ]),
  );
  expect(printed).toEqual(made);
});
