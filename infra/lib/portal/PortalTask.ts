import { Duration, Size, Validations } from 'aws-cdk-lib';
import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import {
  AwsLogDriverMode,
  Capability,
  ContainerDependencyCondition,
  type ContainerDefinition,
  ContainerImage,
  CpuArchitecture,
  FargateTaskDefinition,
  LinuxParameters,
  LogDrivers,
  OperatingSystemFamily,
  Secret as ContainerSecret,
} from 'aws-cdk-lib/aws-ecs';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { DEPLOYMENT } from './deployment';
import type { DatabaseAdministrator } from './PortalDatabase';
import { PortalExecutionRole } from './PortalExecutionRole';

/** Where the back end listens, with HTTPS. */
export const PORTAL_PORT = 7007;
/** It answers 200 here when it takes requests. */
export const READINESS_PATH = '/.backstage/health/v1/readiness';
/** What the container that prepares the database has of the task's memory. */
const PREPARE_MIB = 256;

/** Properties of {@link PortalTask}. */
export interface PortalTaskProps {
  name: string;
  images: IRepository;
  imageTag: string;
  size: { cpu: number; memoryMiB: number };
  /** The portal's own role. */
  role: IRole;
  logGroup: ILogGroup;
  variables: Record<string, string>;
  secrets: Record<string, ISecret>;
  /** Makes the portal's user of the database, before the portal starts. */
  administrator: DatabaseAdministrator;
}

/**
 * A task of the portal. A first container makes the portal's user of the
 * database and ends; it alone has the administrator's password. Then the portal
 * starts. Both can write `/tmp` or nothing, run as a user without rights or
 * capabilities, and nobody can get into them.
 */
export class PortalTask extends Construct {
  readonly definition: FargateTaskDefinition;
  readonly executionRole: PortalExecutionRole;
  private readonly linuxParameters: LinuxParameters;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PortalTaskProps,
  ) {
    super(scope, id);
    this.executionRole = new PortalExecutionRole(this, 'ExecutionRole', {
      ...props,
      secrets: [...Object.values(props.secrets), props.administrator.secret],
    });
    this.linuxParameters = new LinuxParameters(this, 'Linux', {
      // Hands signals on, and buries the children of scanners.
      initProcessEnabled: true,
    });
    this.linuxParameters.dropCapabilities(Capability.ALL);
    this.definition = this.makeDefinition(props);
    this.addPortal(props).addContainerDependencies({
      container: this.addPreparation(props.administrator),
      condition: ContainerDependencyCondition.SUCCESS,
    });
    Validations.of(this.definition).acknowledge({
      id: 'AwsSolutions-ECS2',
      reason:
        'The variables are names, addresses and ARNs, which are no secrets. What is one comes from Secrets Manager, when the task starts.',
    });
  }

  private makeDefinition({ name, size, role }: PortalTaskProps) {
    return new FargateTaskDefinition(this, 'Definition', {
      family: `${name}-portal`,
      cpu: size.cpu,
      memoryLimitMiB: size.memoryMiB,
      runtimePlatform: {
        cpuArchitecture: CpuArchitecture.ARM64,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
      // Both roles say all that they may; CDK adds nothing to them.
      taskRole: role,
      executionRole: this.executionRole.role.withoutPolicyUpdates(),
      volumes: [{ name: 'tmp' }],
    });
  }

  private addPortal(props: PortalTaskProps): ContainerDefinition {
    const container = this.definition.addContainer('portal', {
      ...this.common(),
      memoryLimitMiB: props.size.memoryMiB - PREPARE_MIB,
      portMappings: [{ containerPort: PORTAL_PORT }],
      environment: props.variables,
      secrets: this.secrets(props.secrets),
      stopTimeout: DEPLOYMENT.stopTimeout,
      // As the image has it, which Amazon ECS does not look at.
      healthCheck: {
        command: ['CMD', 'node', 'packages/backend/container/healthcheck.mjs'],
        interval: Duration.seconds(30),
        timeout: Duration.seconds(5),
        startPeriod: Duration.seconds(90),
        retries: 3,
      },
    });
    container.addMountPoints({
      sourceVolume: 'tmp',
      containerPath: '/tmp',
      readOnly: false,
    });
    return container;
  }

  private addPreparation({ variables, secret }: DatabaseAdministrator) {
    return this.definition.addContainer('prepare-database', {
      ...this.common(),
      essential: false,
      entryPoint: ['node', 'packages/backend/container/prepareDatabase.mjs'],
      memoryLimitMiB: PREPARE_MIB,
      environment: variables,
      secrets: {
        PGPASSWORD: ContainerSecret.fromSecretsManager(
          Secret.fromSecretCompleteArn(this, 'PGPASSWORD', secret.secretArn),
          'password',
        ),
      },
      // The task has failed when the database does not answer for so long.
      startTimeout: Duration.seconds(60),
    });
  }

  /** What every container of the task has. */
  private common() {
    const { images, imageTag, logGroup } = this.props;
    return {
      image: ContainerImage.fromEcrRepository(images, imageTag),
      user: '1000:1000',
      readonlyRootFilesystem: true,
      linuxParameters: this.linuxParameters,
      logging: LogDrivers.awsLogs({
        logGroup,
        streamPrefix: 'portal',
        // The portal goes on when CloudWatch does not take its logs.
        mode: AwsLogDriverMode.NON_BLOCKING,
        maxBufferSize: Size.mebibytes(25),
      }),
    };
  }

  /** By ARN: the constructs would change the policies of their keys. */
  private secrets(secrets: Record<string, ISecret>) {
    return Object.fromEntries(
      Object.entries(secrets).map(([variable, { secretArn }]) => [
        variable,
        ContainerSecret.fromSecretsManager(
          Secret.fromSecretCompleteArn(this, variable, secretArn),
        ),
      ]),
    );
  }
}
