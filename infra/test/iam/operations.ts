import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../../..');

/** Prefixes of IAM actions, by the package of the AWS SDK. */
const PREFIXES: Record<string, string> = {
  'client-cloudformation': 'cloudformation',
  'client-cloudwatch-logs': 'logs',
  'client-codeartifact': 'codeartifact',
  'client-codebuild': 'codebuild',
  'client-cognito-identity-provider': 'cognito-idp',
  'client-dynamodb': 'dynamodb',
  'client-kms': 'kms',
  'client-s3': 's3',
  'client-service-catalog': 'servicecatalog',
  'client-service-catalog-appregistry': 'servicecatalog',
  'client-sqs': 'sqs',
  'client-sts': 'sts',
  'lib-dynamodb': 'dynamodb',
};

/** Operations whose actions have other names, or that take further ones. Source: Service Authorization Reference. */
const ACTIONS: Record<string, string[]> = {
  'client-codeartifact.CreatePackageGroup': [
    'codeartifact:CreatePackageGroup',
    'codeartifact:TagResource',
  ],
  'client-codeartifact.GetAuthorizationToken': [
    'codeartifact:GetAuthorizationToken',
    'sts:GetServiceBearerToken',
  ],
  'client-s3.DeleteObjects': ['s3:DeleteObject'],
  'client-s3.GetBucketEncryption': ['s3:GetEncryptionConfiguration'],
  'client-s3.GetPublicAccessBlock': ['s3:GetBucketPublicAccessBlock'],
  'client-s3.HeadBucket': ['s3:ListBucket'],
  'client-s3.HeadObject': ['s3:GetObject'],
  'client-service-catalog-appregistry.CreateAttributeGroup': [
    'servicecatalog:CreateAttributeGroup',
    'servicecatalog:TagResource',
  ],
  'client-sqs.DeleteMessageBatch': ['sqs:DeleteMessage'],
  // It needs no permission.
  'client-sts.GetCallerIdentity': [],
  'lib-dynamodb.BatchGet': ['dynamodb:BatchGetItem'],
  'lib-dynamodb.BatchWrite': ['dynamodb:BatchWriteItem'],
  'lib-dynamodb.Delete': ['dynamodb:DeleteItem'],
  'lib-dynamodb.Get': ['dynamodb:GetItem'],
  'lib-dynamodb.Put': ['dynamodb:PutItem'],
  'lib-dynamodb.TransactWrite': [
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
  ],
  'lib-dynamodb.Update': ['dynamodb:UpdateItem'],
};

/** A call of AWS in the code. */
export interface Operation {
  /** Package of the AWS SDK, e.g. `client-s3`. */
  client: string;
  /** E.g. `HeadObject`. */
  name: string;
  /** Where it is called, from the root of the repository. */
  file: string;
  /** What it takes. */
  actions: string[];
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map(file => path.posix.join(folder, String(file)))
    .filter(
      file => /\.ts$/.test(file) && !/(\.test\.ts$|__testUtils__)/.test(file),
    );
}

/** The package of the SDK that each name of a file comes from. */
function clientsOf(source: string): Map<string, string> {
  const imports = source.matchAll(
    /import (?:type )?\{([^}]*)\} from '@aws-sdk\/([\w-]+)'/g,
  );
  return new Map(
    [...imports].flatMap(([, names, client]) =>
      names.split(',').map(name => [name.trim(), client] as const),
    ),
  );
}

/**
 * The calls of AWS in a folder of the repository, by commands and paginators of
 * the AWS SDK.
 *
 * @throws Error for a client whose actions have no prefix here
 */
export function operationsIn(folder: string): Operation[] {
  return sourcesBelow(folder).flatMap(file => {
    const source = readFileSync(path.join(root, file), 'utf8');
    const clients = clientsOf(source);
    const calls = source.matchAll(/new (\w+Command)\(|\b(paginate[A-Z]\w+)\(/g);
    return [...calls].flatMap(([, command, paginator]) => {
      const client = clients.get(command ?? paginator);
      if (!client) return [];
      const name = command
        ? command.slice(0, -'Command'.length)
        : paginator.slice('paginate'.length);
      return [{ client, name, file, actions: actionsOf(client, name) }];
    });
  });
}

function actionsOf(client: string, name: string): string[] {
  const prefix = PREFIXES[client];
  if (!prefix) {
    throw new Error(
      `@aws-sdk/${client} is not known here: add the prefix of its actions to infra/test/iam/operations.ts`,
    );
  }
  return ACTIONS[`${client}.${name}`] ?? [`${prefix}:${name}`];
}
