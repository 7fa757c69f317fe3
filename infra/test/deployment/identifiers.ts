import type { Resource } from '../assembly';

/** Where a resource is. */
export interface Place {
  account: string;
  region: string;
}

interface Kind {
  /** Property with the name, where one may be given. */
  name?: string;
  arn(name: string, place: Place, properties: Record<string, any>): string;
  /** What `Ref` is, when it is not the name. */
  ref?: 'arn';
}

const kind = (
  service: string,
  resource: (name: string, properties: Record<string, any>) => string,
  more: Partial<Kind> = {},
): Kind => ({
  arn: (name, { account, region }, properties) =>
    `arn:aws:${service}:${region}:${account}:${resource(name, properties)}`,
  ...more,
});
const global = (
  service: string,
  resource: (name: string) => string,
  more: Partial<Kind> = {},
): Kind => ({
  arn: (name, { account }) =>
    `arn:aws:${service}::${account}:${resource(name)}`,
  ...more,
});

/** ARNs by type. Source: Service Authorization Reference. */
const KINDS: Record<string, Kind> = {
  'AWS::CloudFront::Distribution': global(
    'cloudfront',
    n => `distribution/${n}`,
  ),
  'AWS::CodeArtifact::Domain': kind('codeartifact', n => `domain/${n}`, {
    name: 'DomainName',
    ref: 'arn',
  }),
  'AWS::CodeArtifact::Repository': kind(
    'codeartifact',
    (n, { DomainName }) => `repository/${DomainName}/${n}`,
    { name: 'RepositoryName', ref: 'arn' },
  ),
  'AWS::CodeBuild::Project': kind('codebuild', n => `project/${n}`, {
    name: 'Name',
  }),
  'AWS::Cognito::UserPool': kind('cognito-idp', n => `userpool/${n}`),
  'AWS::DynamoDB::GlobalTable': kind('dynamodb', n => `table/${n}`, {
    name: 'TableName',
  }),
  'AWS::ECR::Repository': kind('ecr', n => `repository/${n}`, {
    name: 'RepositoryName',
  }),
  'AWS::ECS::Cluster': kind('ecs', n => `cluster/${n}`, {
    name: 'ClusterName',
  }),
  'AWS::ECS::TaskDefinition': kind('ecs', n => `task-definition/${n}:1`, {
    name: 'Family',
    ref: 'arn',
  }),
  'AWS::Events::Rule': kind('events', n => `rule/${n}`, { name: 'Name' }),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': kind(
    'elasticloadbalancing',
    n => `loadbalancer/app/${n}/50dc6c495c0c9188`,
    { name: 'Name', ref: 'arn' },
  ),
  'AWS::IAM::Role': global('iam', n => `role/${n}`, { name: 'RoleName' }),
  'AWS::KMS::Key': kind('kms', n => `key/${n}`),
  'AWS::Lambda::Function': kind('lambda', n => `function:${n}`, {
    name: 'FunctionName',
  }),
  // The attribute has `:*` behind it, which stands for its streams.
  'AWS::Logs::LogGroup': kind('logs', n => `log-group:${n}:*`, {
    name: 'LogGroupName',
  }),
  'AWS::RDS::DBCluster': kind('rds', n => `cluster:${n}`, {
    name: 'DBClusterIdentifier',
  }),
  'AWS::S3::Bucket': {
    arn: name => `arn:aws:s3:::${name}`,
    name: 'BucketName',
  },
  'AWS::SNS::Topic': kind('sns', n => n, { name: 'TopicName', ref: 'arn' }),
  'AWS::SQS::Queue': kind('sqs', n => n, { name: 'QueueName' }),
  'AWS::SecretsManager::Secret': kind(
    'secretsmanager',
    n => `secret:${n}-AbCdEf`,
    { name: 'Name', ref: 'arn' },
  ),
  'AWS::ServiceCatalog::Portfolio': kind('catalog', n => `portfolio/${n}`),
};

type Attribute = (name: string, place: Place) => string;

/** Attributes that are no ARN of the resource itself. */
const ATTRIBUTES: Record<string, Record<string, Attribute>> = {
  'AWS::EC2::SecurityGroup': { GroupId: name => name },
  'AWS::KMS::Key': { KeyId: name => name },
  'AWS::RDS::DBCluster': {
    DBClusterResourceId: name => `cluster-${name}`,
    'MasterUserSecret.SecretArn': (name, { account, region }) =>
      `arn:aws:secretsmanager:${region}:${account}:secret:rds-${name}-AbCdEf`,
  },
  'AWS::S3::Bucket': {
    DomainName: name => `${name}.s3.amazonaws.com`,
    RegionalDomainName: (name, { region }) =>
      `${name}.s3.${region}.amazonaws.com`,
  },
  'AWS::SQS::Queue': { QueueName: name => name },
};

/** The identifiers that AWS would give a resource. */
export class Identifiers {
  private readonly kind?: Kind;
  private readonly name: string;

  /** @param generated - name of a resource that its template gives none */
  constructor(
    private readonly resource: Resource,
    generated: string,
    private readonly place: Place,
  ) {
    this.kind = KINDS[resource.Type];
    const property = this.kind?.name;
    const given = property && resource.Properties?.[property];
    this.name = typeof given === 'string' ? given : generated;
  }

  /** What `Ref` gives; the URL of a queue has the name in it. */
  get ref(): string {
    if (this.kind?.ref === 'arn') return this.arn;
    return this.resource.Type === 'AWS::SQS::Queue'
      ? `https://sqs.${this.place.region}.amazonaws.com/${this.place.account}/${this.name}`
      : this.name;
  }

  /** What `Fn::GetAtt` gives; an attribute that is not known here is its name in brackets. */
  attribute(attribute: string): string {
    const known = ATTRIBUTES[this.resource.Type]?.[attribute];
    if (known) return known(this.name, this.place);
    return this.kind && /Arn$/.test(attribute)
      ? this.arn
      : `<${this.name}.${attribute}>`;
  }

  private get arn(): string {
    return this.kind!.arn(
      this.name,
      this.place,
      this.resource.Properties ?? {},
    );
  }
}
