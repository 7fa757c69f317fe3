import { Duration, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { InfraConfig } from '../../config/InfraConfig';
import { Alarms } from '../common/Alarms';
import { CustomerKey } from '../common/CustomerKey';
import {
  forAccessLogs,
  forAlarms,
  forEvents,
  forLogGroups,
  forTaskStorage,
} from '../common/keyStatements';
import { portalClusterName } from '../common/portalClusterName';
import type { QueueWithDeadLetters } from '../common/QueueWithDeadLetters';
import { SecureBucket } from '../common/SecureBucket';
import { StackSettings } from '../common/StackSettings';
import { AlarmTopic } from './AlarmTopic';
import { AttributeSync } from './AttributeSync';
import { ImageRepository } from './ImageRepository';
import { LauncherRole } from './LauncherRole';
import { LaunchRole } from './LaunchRole';
import { Network } from './Network';
import { PackageReaderRole } from './PackageReaderRole';
import { PatternBucket } from './PatternBucket';
import { PatternBuild } from './PatternBuild';
import { PatternPackages } from './PatternPackages';
import { PatternPortfolio } from './PatternPortfolio';
import { PatternTable } from './PatternTable';
import { PortalEvents } from './PortalEvents';
import { PortalMail } from './PortalMail';
import { PortalRole } from './PortalRole';
import { PublisherRole } from './PublisherRole';

/** Properties of {@link RegistryStack}. */
export interface RegistryStackProps extends StackProps {
  config: InfraConfig;
}

/** What goes on beside the portal; there are alarms and figures of it. */
export interface RegistryWork {
  build: PatternBuild;
  sync: AttributeSync;
  events: PortalEvents;
}

/**
 * Where patterns are kept, built and published, and the roles for that: all that
 * a portal needs of AWS but sign-in, wherever it runs.
 */
export class RegistryStack extends Stack {
  readonly settings: StackSettings;
  /** Of what the portal keeps, and its secrets. */
  readonly dataKey: IKey;
  readonly logsKey: IKey;
  readonly accessLogs: IBucket;
  readonly network: Network;
  readonly portal: PortalRole;
  /** Images of the portal; when it is deployed from here. */
  readonly images?: IRepository;
  readonly alarmTopic: ITopic;
  readonly work: RegistryWork;
  readonly alarms: Alarms;

  constructor(scope: Construct, id: string, props: RegistryStackProps) {
    super(scope, id, props);
    const { config } = props;
    const { name, retainData: retain } = config;
    this.settings = new StackSettings(this, 'Settings');
    this.settings.set('AWS_REGION', this.region);

    this.dataKey = new CustomerKey(this, 'DataKey', {
      alias: `${name}/data`,
      description: 'Patterns, and what the pattern portal keeps of them',
      arn: config.kms?.dataKeyArn,
      statements: [
        forEvents(this),
        ...(config.portal ? forTaskStorage(this, portalClusterName(name)) : []),
      ],
    }).key;
    this.logsKey = new CustomerKey(this, 'LogsKey', {
      alias: `${name}/logs`,
      description: 'Logs and alarms of the pattern portal',
      arn: config.kms?.logsKeyArn ?? config.kms?.dataKeyArn,
      statements: [forLogGroups(this), forAccessLogs(this), forAlarms(this)],
    }).key;
    this.accessLogs = new SecureBucket(this, 'AccessLogs', {
      key: this.logsKey,
      retain: true,
      lifecycleRules: [{ id: 'Age', expiration: Duration.days(400) }],
    });
    this.network = new Network(this, 'Network', {
      config,
      logsKey: this.logsKey,
    });
    this.portal = new PortalRole(this, 'Portal', {
      name,
      settings: this.settings,
      principalArn: config.portalPrincipalArn,
      targetAccountIds: config.catalog.targetAccountIds,
    });
    this.alarmTopic = new AlarmTopic(this, 'AlarmTopic', {
      key: this.logsKey,
      email: config.alarms.email,
    });
    if (config.portal) {
      this.images = new ImageRepository(this, 'Images', {
        name,
        key: this.dataKey,
      });
      this.settings.announce('PORTAL_IMAGES', this.images.repositoryUri);
      this.takeAccessLogs();
    }
    this.work = this.keepAndPublish(config, retain);
    this.alarms = this.watch(this.work);
  }

  /** Two zones of the region, without asking AWS for them. */
  get availabilityZones(): string[] {
    return [0, 1].map(index => Fn.select(index, Fn.getAzs()));
  }

  /** Buckets of the portal's stack, which is not there yet, log here as well. */
  private takeAccessLogs(): void {
    this.accessLogs.addToResourcePolicy(
      new PolicyStatement({
        sid: 'BucketsOfOtherStacks',
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.accessLogs.arnForObjects('s3/*')],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
  }

  private keepAndPublish(config: InfraConfig, retain: boolean): RegistryWork {
    const { dataKey, logsKey, network, portal } = this;
    const { name } = config;
    const bucket = new PatternBucket(this, 'Patterns', {
      key: dataKey,
      accessLogs: this.accessLogs,
      retain,
    });
    const packages = new PatternPackages(this, 'Packages', {
      packages: config.packages,
      key: dataKey,
      retain,
    });
    const build = new PatternBuild(this, 'Build', {
      name,
      build: config.build,
      network,
      dataKey,
      logsKey,
    });
    const sync = new AttributeSync(this, 'AttributeSync', {
      attributes: config.attributes,
      network,
      packages,
      dataKey,
      logsKey,
    });
    const events = new PortalEvents(this, 'PortalEvents', {
      key: dataKey,
      project: build.projectName,
      domain: config.packages.domain,
    });
    const table = new PatternTable(this, 'Table', { key: dataKey, retain });
    const portfolio = new PatternPortfolio(this, 'Catalog', {
      catalog: config.catalog,
      retain,
    });
    const mail = new PortalMail(this, 'Mail', { mail: config.mail });
    for (const part of [
      bucket,
      table,
      packages,
      portfolio,
      build,
      sync,
      events,
      mail,
    ]) {
      part.connect(portal);
    }
    new LaunchRole(this, 'LaunchRole', config.catalog.launchRole);
    new LauncherRole(this, 'Launcher', { name, portal, portfolio });
    new PackageReaderRole(this, 'PackageReader', { name, portal, packages });
    new PublisherRole(this, 'Publisher', {
      name,
      portal,
      bucket,
      key: dataKey,
      packages,
    });
    return { build, sync, events };
  }

  private watch({ build, sync, events }: RegistryWork): Alarms {
    const alarms = new Alarms(this, 'Alarms', this.alarmTopic);
    const deadLetters: [string, QueueWithDeadLetters, string][] = [
      [
        'SyncDeadLetters',
        sync.jobs,
        'A job of attribute sync was not understood.',
      ],
      [
        'ResultDeadLetters',
        sync.results,
        'An answer of attribute sync was not understood.',
      ],
      ['EventDeadLetters', events.queue, 'An event of AWS was not understood.'],
    ];
    for (const [name, queue, description] of deadLetters) {
      alarms.add(name, {
        metric: queue.deadLetters.metricApproximateNumberOfMessagesVisible(),
        threshold: 1,
        description,
      });
    }
    alarms.add('SyncDelay', {
      metric: sync.jobs.queue.metricApproximateAgeOfOldestMessage(),
      threshold: Duration.minutes(15).toSeconds(),
      description: 'Attributes have waited 15 minutes to be brought to AWS.',
    });
    alarms.add('SyncErrors', {
      metric: sync.metricErrors(),
      threshold: 1,
      periods: 3,
      description: 'The function of attribute sync has failed for 15 minutes.',
    });
    alarms.add('BuildFailures', {
      metric: build.metricFailed(),
      threshold: 5,
      description: 'Five builds of patterns failed within 15 minutes.',
    });
    return alarms;
  }
}
