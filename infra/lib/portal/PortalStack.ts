import { Fn, Stack, type StackProps } from 'aws-cdk-lib';
import type { Cluster, FargateService } from 'aws-cdk-lib/aws-ecs';
import type { IApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { InfraConfig, PortalConfig } from '../../config/InfraConfig';
import { type Profile, profileOf } from '../../config/profiles';
import { EncryptedLogGroup } from '../common/EncryptedLogGroup';
import { portalClusterName } from '../common/portalClusterName';
import { StackSettings } from '../common/StackSettings';
import type { IdentityStack } from '../identity/IdentityStack';
import type { RegistryStack } from '../registry/RegistryStack';
import { PortalAlarms } from './PortalAlarms';
import { PortalCluster } from './PortalCluster';
import { PortalDashboard } from './PortalDashboard';
import { PortalDatabase } from './PortalDatabase';
import { PortalLoadBalancer } from './PortalLoadBalancer';
import { PortalMetrics } from './PortalMetrics';
import { PortalService } from './PortalService';
import { PortalTask } from './PortalTask';
import { SessionSecret } from './SessionSecret';
import { TaskEvents } from './TaskEvents';

/** Properties of {@link PortalStack}. */
export interface PortalStackProps extends StackProps {
  config: InfraConfig;
  identity: IdentityStack;
  registry: RegistryStack;
}

/**
 * The portal: tasks of Fargate behind an internal load balancer, and their
 * database.
 */
export class PortalStack extends Stack {
  readonly settings: StackSettings;
  readonly loadBalancer: IApplicationLoadBalancer;
  private readonly dataKey: IKey;
  private readonly logsKey: IKey;
  private readonly props: PortalStackProps;
  private readonly portal: PortalConfig;
  private readonly profile: Profile;

  constructor(scope: Construct, id: string, props: PortalStackProps) {
    super(scope, id, props);
    const { config, registry } = props;
    if (!config.portal) {
      throw new Error('A configuration without portal has no portal’s stack');
    }
    this.props = props;
    this.portal = config.portal;
    this.profile = profileOf(config);
    this.settings = new StackSettings(this, 'Settings');
    // By ARN: constructs would change the policies of keys of another stack.
    this.dataKey = Key.fromKeyArn(this, 'DataKey', registry.dataKey.keyArn);
    this.logsKey = Key.fromKeyArn(this, 'LogsKey', registry.logsKey.keyArn);

    const database = this.makeDatabase();
    const balancer = this.makeLoadBalancer();
    const { cluster } = new PortalCluster(this, 'Cluster', {
      name: portalClusterName(config.name),
      vpc: registry.network.vpc,
      dataKey: this.dataKey,
      logsKey: this.logsKey,
    });
    const service = this.makeService(cluster, database, balancer);
    this.watch(cluster, service, database, balancer);
    this.loadBalancer = balancer.loadBalancer;
  }

  /** Two zones of the region, without asking AWS for them. */
  get availabilityZones(): string[] {
    return [0, 1].map(index => Fn.select(index, Fn.getAzs()));
  }

  private makeDatabase(): PortalDatabase {
    const { config, registry } = this.props;
    return new PortalDatabase(this, 'Database', {
      name: config.name,
      vpc: registry.network.vpc,
      dataKey: this.dataKey,
      logsKey: this.logsKey,
      capacity: this.portal.database,
      reader: this.profile.databaseReader,
      retain: config.retainData,
    });
  }

  private makeLoadBalancer(): PortalLoadBalancer {
    const { config, registry } = this.props;
    const { cloudFront } = config.network.prefixLists;
    if (!cloudFront) {
      throw new Error('A portal needs network.prefixLists.cloudFront');
    }
    return new PortalLoadBalancer(this, 'LoadBalancer', {
      vpc: registry.network.vpc,
      certificateArn: this.portal.certificateArn,
      cloudFrontPrefixList: cloudFront,
      accessLogs: registry.accessLogs,
      retain: config.retainData,
    });
  }

  private makeService(
    cluster: Cluster,
    database: PortalDatabase,
    { targets }: PortalLoadBalancer,
  ): FargateService {
    const { network, portal } = this.props.registry;
    const securityGroup = network.addSecurityGroup(
      this,
      'TasksSecurityGroup',
      'Tasks of the portal',
    );
    network.allowS3(securityGroup);
    const signIn = database.connect(portal.role, securityGroup, this.settings);
    const { service } = new PortalService(this, 'Service', {
      cluster,
      task: this.makeTask(database),
      securityGroup,
      targets,
      tasks: this.profile.tasks,
    });
    service.node.addDependency(signIn, database.cluster);
    return service;
  }

  private makeTask({ administrator }: PortalDatabase): PortalTask {
    const { config, identity, registry } = this.props;
    if (!registry.images) throw new Error('The registry has no images');
    this.settings.setSecret(
      'AUTH_SESSION_SECRET',
      new SessionSecret(this, 'SessionSecret', this.dataKey),
    );
    const told = [identity, registry, this].map(({ settings }) => settings);
    return new PortalTask(this, 'Task', {
      name: config.name,
      images: registry.images,
      imageTag: this.portal.imageTag,
      size: this.profile.task,
      role: registry.portal.role.withoutPolicyUpdates(),
      logGroup: this.makeLogGroup(),
      variables: Object.assign({}, ...told.map(each => each.variables)),
      secrets: Object.assign({}, ...told.map(each => each.secrets)),
      administrator,
    });
  }

  private makeLogGroup(): ILogGroup {
    return new EncryptedLogGroup(this, 'Logs', {
      key: this.logsKey,
      name: `/${this.props.config.name}/portal`,
    });
  }

  private watch(
    cluster: Cluster,
    service: FargateService,
    database: PortalDatabase,
    { loadBalancer, targets }: PortalLoadBalancer,
  ): void {
    const { config, registry } = this.props;
    const events = new TaskEvents(this, 'TaskEvents', {
      name: config.name,
      cluster,
      key: this.logsKey,
    });
    const metrics = new PortalMetrics({
      loadBalancer,
      targets,
      service,
      database: database.cluster,
      events,
    });
    const { all } = new PortalAlarms(this, 'Alarms', {
      topic: registry.alarmTopic,
      metrics,
      minTasks: this.profile.tasks.min,
      maxCapacity: this.portal.database.max,
    });
    new PortalDashboard(this, 'Dashboard', {
      name: config.name,
      alarms: [...registry.alarms.all, ...all],
      metrics,
      work: registry.work,
    });
  }
}
