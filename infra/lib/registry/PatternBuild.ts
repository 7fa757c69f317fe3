import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnProject } from 'aws-cdk-lib/aws-codebuild';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { InfraConfig } from '../../config/InfraConfig';
import { EncryptedLogGroup } from '../common/EncryptedLogGroup';
import { PatternBuildRole } from './PatternBuildRole';
import type { Network } from './Network';
import type { PortalRole } from './PortalRole';

const buildspec = path.resolve(
  __dirname,
  '../../../plugins/patterns-backend-module-aws/assets/buildspec.yaml',
);

/**
 * What a caller of StartBuild could put in the place of the project's own; a
 * fleet is a network of its own. Source: Service Authorization Reference.
 */
const OVERRIDES = [
  'artifacts',
  'autoRetryLimit',
  'cache',
  'encryptionKey',
  'environment.certificate',
  'environment.computeType',
  'environment.fleet.fleetArn',
  'environment.image',
  'environment.imagePullCredentialsType',
  'environment.privilegedMode',
  'environment.registryCredential',
  'environment.type',
  'logsConfig',
  'secondaryArtifacts',
  'secondarySources',
  'serviceRole',
  'source.auth.resource',
  'source.auth.type',
  'source.buildStatusConfig.context',
  'source.buildStatusConfig.targetUrl',
  'source.buildspec',
  'source.insecureSsl',
  'source.location',
];

/** What the portal gives a build, by its environment. */
const VARIABLES = ['SOURCE_URL', 'OUTPUT_URL', 'NPM_REGISTRY', 'NPM_TOKEN'];

/** Properties of {@link PatternBuild}. */
export interface PatternBuildProps {
  name: string;
  build: InfraConfig['build'];
  network: Network;
  dataKey: IKey;
  logsKey: IKey;
}

/**
 * The CodeBuild project that CDK patterns are built in. Their authors' code runs
 * here: in subnets with no way out, with a role that reads nothing of ours.
 * Source and outputs go through URLs of single objects.
 */
export class PatternBuild extends Construct {
  readonly projectName: string;
  private readonly project: CfnProject;
  private readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: PatternBuildProps) {
    super(scope, id);
    const { network } = props;
    this.projectName = `${props.name}-build`;
    this.logGroup = new EncryptedLogGroup(this, 'Logs', {
      key: props.logsKey,
      name: `/${props.name}/build`,
    });
    const securityGroup = network.addSecurityGroup(
      this,
      'SecurityGroup',
      'Builds of patterns',
    );
    network.allowS3(securityGroup);
    const { role } = new PatternBuildRole(this, 'Role', {
      projectName: this.projectName,
      logGroup: this.logGroup,
      network,
      securityGroup,
    });
    // The L2 construct lets the role do everything to all network interfaces.
    this.project = new CfnProject(this, 'Project', {
      name: this.projectName,
      description: 'Builds CDK patterns for the pattern portal',
      serviceRole: role.roleArn,
      source: { type: 'NO_SOURCE', buildSpec: readFileSync(buildspec, 'utf8') },
      artifacts: { type: 'NO_ARTIFACTS' },
      cache: { type: 'NO_CACHE' },
      encryptionKey: props.dataKey.keyArn,
      environment: {
        type: 'LINUX_CONTAINER',
        computeType: 'BUILD_GENERAL1_MEDIUM',
        image: props.build.image,
        privilegedMode: false,
      },
      logsConfig: {
        cloudWatchLogs: {
          status: 'ENABLED',
          groupName: this.logGroup.logGroupName,
        },
      },
      timeoutInMinutes: 20,
      queuedTimeoutInMinutes: 15,
      concurrentBuildLimit: props.build.concurrency,
      visibility: 'PRIVATE',
      vpcConfig: {
        vpcId: network.vpc.vpcId,
        subnets: network.vpc.isolatedSubnets.map(({ subnetId }) => subnetId),
        securityGroupIds: [securityGroup.securityGroupId],
      },
    });
    this.project.node.addDependency(role);
  }

  /** Builds that CodeBuild itself could not run; those that an author broke are in it as well. */
  metricFailed(): Metric {
    return this.metric('FailedBuilds', 'Sum');
  }

  /** Builds that were started. */
  metricStarted(): Metric {
    return this.metric('Builds', 'Sum');
  }

  /** Seconds that a build takes. */
  metricDuration(): Metric {
    return this.metric('Duration', 'Average');
  }

  private metric(metricName: string, statistic: string): Metric {
    return new Metric({
      namespace: 'AWS/CodeBuild',
      metricName,
      dimensionsMap: { ProjectName: this.projectName },
      statistic,
      period: Duration.minutes(15),
    });
  }

  /** The portal starts builds as the project has them, and follows them. */
  connect(portal: PortalRole): void {
    portal.settings.set('CODEBUILD_PROJECT', this.projectName);
    portal.allow('StartBuilds', {
      actions: ['codebuild:StartBuild'],
      resources: [this.project.attrArn],
      conditions: {
        Null: Object.fromEntries(
          OVERRIDES.map(name => [`codebuild:${name}`, 'true']),
        ),
        'ForAllValues:StringEquals': {
          'codebuild:environment.environmentVariables.name': VARIABLES,
        },
      },
    });
    portal.allow('Builds', {
      actions: [
        'codebuild:BatchGetBuilds',
        'codebuild:BatchGetProjects',
        'codebuild:StopBuild',
      ],
      resources: [this.project.attrArn],
    });
    portal.allow('BuildLogs', {
      actions: ['logs:GetLogEvents'],
      resources: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: `log-group:${this.logGroup.logGroupName}:log-stream:*`,
        }),
      ],
      wildcard:
        'The streams of one log group: each build has its own, whose name CodeBuild makes.',
    });
  }
}
