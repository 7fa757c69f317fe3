import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  type ISecurityGroup,
  type IVpc,
  Port,
  SecurityGroup,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import { type IRole, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  AuroraPostgresEngineVersion,
  ClusterInstance,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
  ParameterGroup,
} from 'aws-cdk-lib/aws-rds';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../common/EncryptedLogGroup';
import type { StackSettings } from '../common/StackSettings';

/** The portal's user of the database. It signs in with tokens, and has no password. */
const USER = 'portal';
const ADMINISTRATOR = 'administrator';
/** Not the port that everybody tries. */
const PORT = 5433;
const LOGS = ['postgresql', 'iam-db-auth-error', 'instance'];

const engine = DatabaseClusterEngine.auroraPostgres({
  version: AuroraPostgresEngineVersion.VER_17_9,
});

/** Who administers the database: variables and password of PostgreSQL's clients. */
export interface DatabaseAdministrator {
  variables: Record<string, string>;
  /** Has `password`. */
  secret: ISecret;
}

/** Properties of {@link PortalDatabase}. */
export interface PortalDatabaseProps {
  /** Begins the name of the cluster. */
  name: string;
  vpc: IVpc;
  /** Encrypts data, snapshots, Performance Insights and the administrator's password. */
  dataKey: IKey;
  /** Encrypts what the database logs. */
  logsKey: IKey;
  /** Capacity units; one is 2 GiB of memory, and about 200 connections. */
  capacity: { min: number; max: number };
  /** A second instance, in another zone, which takes over within a minute. */
  reader: boolean;
  /** A deletion is refused, and leaves a snapshot when it is allowed. */
  retain: boolean;
}

/**
 * Aurora PostgreSQL, where nobody but the portal gets in: in subnets without a
 * way out, with TLS only, encrypted. The portal signs in with tokens of its role
 * that are good for 15 minutes. RDS makes the administrator's password and
 * changes it every week. What a task does before the portal starts has it, to
 * make the portal's user; the portal has not.
 */
export class PortalDatabase extends Construct {
  readonly cluster: DatabaseCluster;
  readonly administrator: DatabaseAdministrator;
  private readonly securityGroup: SecurityGroup;

  constructor(scope: Construct, id: string, props: PortalDatabaseProps) {
    super(scope, id);
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: props.vpc,
      description: 'Database of the portal',
      allowAllOutbound: false,
    });
    this.cluster = this.makeCluster(props);
    this.administrator = this.administratorOf(this.cluster, props.dataKey);
    this.keepLogs(props);
    this.acknowledge();
  }

  /** Lets the portal sign in as its user, from its tasks, and tells it where. */
  connect(role: IRole, tasks: ISecurityGroup, settings: StackSettings): Policy {
    const { hostname } = this.cluster.clusterEndpoint;
    settings.set('POSTGRES_HOST', hostname);
    settings.set('POSTGRES_PORT', String(PORT));
    settings.set('POSTGRES_USER', USER);
    this.securityGroup.connections.allowFrom(
      tasks,
      Port.tcp(PORT),
      'Tasks of the portal',
    );
    // A policy of this stack: the role is of the registry, which is made before.
    return new Policy(this, 'SignIn', {
      roles: [role],
      statements: [
        new PolicyStatement({
          sid: 'Database',
          actions: ['rds-db:connect'],
          resources: [
            Stack.of(this).formatArn({
              service: 'rds-db',
              resource: `dbuser:${this.cluster.clusterResourceIdentifier}/${USER}`,
            }),
          ],
        }),
      ],
    });
  }

  private administratorOf(
    { clusterEndpoint, secret }: DatabaseCluster,
    encryptionKey: IKey,
  ): DatabaseAdministrator {
    if (!secret) throw new Error('The database has no administrator’s secret');
    return {
      variables: {
        PGHOST: clusterEndpoint.hostname,
        PGPORT: String(PORT),
        PGUSER: ADMINISTRATOR,
        POSTGRES_USER: USER,
      },
      secret: Secret.fromSecretAttributes(this, 'Administrator', {
        secretCompleteArn: secret.secretArn,
        encryptionKey,
      }),
    };
  }

  private makeCluster(props: PortalDatabaseProps): DatabaseCluster {
    const { capacity, dataKey, retain } = props;
    return new DatabaseCluster(this, 'Cluster', {
      engine,
      clusterIdentifier: `${props.name}-portal`,
      port: PORT,
      vpc: props.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [this.securityGroup],
      ...this.instances(props),
      serverlessV2MinCapacity: capacity.min,
      serverlessV2MaxCapacity: capacity.max,
      storageEncrypted: true,
      storageEncryptionKey: dataKey,
      iamAuthentication: true,
      manageMasterUserPassword: true,
      credentials: Credentials.fromUsername(ADMINISTRATOR, {
        encryptionKey: dataKey,
      }),
      // The one way in for people: by the rights of AWS, and not by the network.
      enableDataApi: true,
      parameterGroup: this.parameters(),
      cloudwatchLogsExports: LOGS,
      backup: { retention: Duration.days(14) },
      copyTagsToSnapshot: true,
      deletionProtection: retain,
      removalPolicy: retain ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY,
    });
  }

  private instances({ dataKey, reader }: PortalDatabaseProps) {
    const common = {
      publiclyAccessible: false,
      autoMinorVersionUpgrade: true,
      enablePerformanceInsights: true,
      performanceInsightEncryptionKey: dataKey,
    };
    return {
      writer: ClusterInstance.serverlessV2('Writer', common),
      readers: reader
        ? [
            // As large as the writer, so that it can take its place.
            ClusterInstance.serverlessV2('Reader', {
              ...common,
              scaleWithWriter: true,
            }),
          ]
        : [],
    };
  }

  private parameters(): ParameterGroup {
    return new ParameterGroup(this, 'Parameters', {
      engine,
      description: 'Database of the portal: TLS only',
      parameters: {
        'rds.force_ssl': '1',
        ssl_min_protocol_version: 'TLSv1.2',
      },
    });
  }

  /** RDS writes to groups of these names; where there is none, it makes one without the key. */
  private keepLogs({ name, logsKey }: PortalDatabaseProps): void {
    for (const log of LOGS) {
      this.cluster.node.addDependency(
        new EncryptedLogGroup(this, `Logs-${log}`, {
          key: logsKey,
          name: `/aws/rds/cluster/${name}-portal/${log}`,
        }),
      );
    }
  }

  private acknowledge(): void {
    Validations.of(this.cluster).acknowledge(
      {
        id: 'cdk-validator-cfnguard::rds_cluster_logging_enabled_check',
        reason:
          'All three logs of Aurora PostgreSQL are exported; the rule knows one of them, and refuses the others.',
      },
      {
        id: 'cdk-validator-cfnguard::rds_instance_enhanced_monitoring_enabled_check',
        reason:
          'Enhanced Monitoring writes to the log group RDSOSMetrics, which belongs to the whole account and is not under the customer’s key. Performance Insights has the same of the database, under the key.',
      },
    );
  }
}
