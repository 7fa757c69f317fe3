import { Duration, Stack } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  EventSourceMapping,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { InfraConfig } from '../../config/InfraConfig';
import { EncryptedLogGroup } from '../common/EncryptedLogGroup';
import { QueueWithDeadLetters } from '../common/QueueWithDeadLetters';
import { AttributeSyncRole } from './AttributeSyncRole';
import { lambdaCode } from './LambdaCode';
import type { Network } from './Network';
import type { PatternPackages } from './PatternPackages';
import type { PortalRole } from './PortalRole';

const timeout = Duration.seconds(60);

/** Properties of {@link AttributeSync}. */
export interface AttributeSyncProps {
  attributes: InfraConfig['attributes'];
  network: Network;
  packages: PatternPackages;
  dataKey: IKey;
  logsKey: IKey;
}

/**
 * Brings attributes of patterns to Service Catalog and CodeArtifact: a queue of
 * jobs, the function that does them, and a queue of its answers. docs/aws.md
 * says why each setting is what it is.
 */
export class AttributeSync extends Construct {
  readonly jobs: QueueWithDeadLetters;
  readonly results: QueueWithDeadLetters;
  private readonly lambda: LambdaFunction;
  private readonly target: InfraConfig['attributes']['target'];
  private readonly packages: PatternPackages;

  constructor(scope: Construct, id: string, props: AttributeSyncProps) {
    super(scope, id);
    this.target = props.attributes.target;
    this.packages = props.packages;
    this.jobs = new QueueWithDeadLetters(this, 'Jobs', {
      key: props.dataKey,
      fifo: true,
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
    });
    this.results = new QueueWithDeadLetters(this, 'Results', {
      key: props.dataKey,
      visibilityTimeout: Duration.seconds(30),
    });
    this.lambda = this.makeFunction(props);
    new EventSourceMapping(this, 'Mapping', {
      target: this.lambda,
      eventSourceArn: this.jobs.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      // Service Catalog throttles early.
      maxConcurrency: 5,
    });
  }

  /** Failures of the function itself; what AWS refuses is an answer, and none of these. */
  metricErrors(): Metric {
    return this.lambda.metricErrors({ period: Duration.minutes(5) });
  }

  /** Times that the function was called. */
  metricInvocations(): Metric {
    return this.lambda.metricInvocations({ period: Duration.minutes(5) });
  }

  /** Milliseconds that a call takes. */
  metricDuration(): Metric {
    return this.lambda.metricDuration({
      period: Duration.minutes(5),
      statistic: 'p95',
    });
  }

  /** The portal sends jobs, takes answers, and compares. */
  connect(portal: PortalRole): void {
    const { settings } = portal;
    settings.set('ATTRIBUTE_SYNC_QUEUE_URL', this.jobs.queue.queueUrl);
    settings.set(
      'ATTRIBUTE_SYNC_RESULTS_QUEUE_URL',
      this.results.queue.queueUrl,
    );
    portal.allow('SyncJobs', {
      actions: ['sqs:SendMessage'],
      resources: [this.jobs.queue.queueArn],
    });
    portal.allow('SyncResults', {
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
      resources: [this.results.queue.queueArn],
    });
    portal.allow('SyncQueues', {
      actions: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
      resources: [this.jobs, this.results].flatMap(each => [
        each.queue.queueArn,
        each.deadLetters.queueArn,
      ]),
    });
    if (this.target === 'tags') this.allowLookAtTags(portal);
    else this.allowLookAtGroups(portal);
  }

  private allowLookAtTags(portal: PortalRole): void {
    portal.allow('Products', {
      actions: ['servicecatalog:DescribeProductAsAdmin'],
      resources: [this.arn('catalog', 'product/*')],
      wildcard:
        'Products are made while the portal runs, and their ids are AWS’s. It only looks.',
    });
    portal.allow('TagOptions', {
      actions: [
        'servicecatalog:ListResourcesForTagOption',
        'servicecatalog:ListTagOptions',
      ],
      resources: ['*'],
      wildcard: 'AWS knows no resources for these two, which only look.',
    });
    portal.allow('AllPackageGroups', {
      actions: ['codeartifact:ListPackageGroups'],
      resources: [this.packages.domainArn],
    });
    portal.allow('PackageGroups', {
      actions: [
        'codeartifact:DescribePackageGroup',
        'codeartifact:ListTagsForResource',
      ],
      resources: [this.packages.packageGroupsArn],
      wildcard:
        'Package groups of one domain, which are made while the portal runs. It only looks.',
    });
  }

  private allowLookAtGroups(portal: PortalRole): void {
    portal.allow('AllAttributeGroups', {
      actions: ['servicecatalog:ListAttributeGroups'],
      resources: ['*'],
      wildcard: 'AWS knows no resources for it, and it only looks.',
    });
    portal.allow('AttributeGroups', {
      actions: ['servicecatalog:GetAttributeGroup'],
      resources: [this.arn('servicecatalog', '/attribute-groups/*')],
      wildcard:
        'Attribute groups are made while the portal runs, and their ids are AWS’s. It only looks.',
    });
  }

  private arn(service: string, resource: string): string {
    const { partition, region, account } = Stack.of(this);
    return `arn:${partition}:${service}:${region}:${account}:${resource}`;
  }

  private makeFunction(props: AttributeSyncProps): LambdaFunction {
    const { attributes, network, logsKey, dataKey } = props;
    const logGroup = new EncryptedLogGroup(this, 'Logs', { key: logsKey });
    const securityGroup = network.addSecurityGroup(
      this,
      'SecurityGroup',
      'Attribute sync',
    );
    const { role } = new AttributeSyncRole(this, 'Role', {
      ...props,
      logGroup,
      securityGroup,
      target: attributes.target,
      jobs: this.jobs.queue,
      results: this.results.queue,
    });
    return new LambdaFunction(this, 'Function', {
      description: 'Brings attributes of patterns to AWS',
      code: lambdaCode(),
      handler: 'attributeSync/index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout,
      // The role says all that it may; CDK adds nothing to it.
      role: role.withoutPolicyUpdates(),
      vpc: network.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [securityGroup],
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environmentEncryption: dataKey,
      environment: {
        TARGET: attributes.target,
        MAX_TAG_OPTIONS: String(attributes.maxTagOptions),
        TAKE_OVER: attributes.takeOver.join(','),
        RESULTS_QUEUE_URL: this.results.queue.queueUrl,
      },
    });
  }
}
