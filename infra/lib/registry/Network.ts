import { Stack } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  type ISecurityGroup,
  InterfaceVpcEndpointAwsService as Service,
  IpAddresses,
  Peer,
  Port,
  SecurityGroup,
  type SubnetConfiguration,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { InfraConfig } from '../../config/InfraConfig';
import { PACKAGE_BUCKETS } from '../../config/packageBuckets';
import { profileOf } from '../../config/profiles';
import { EncryptedLogGroup } from '../common/EncryptedLogGroup';
import { FlowLogRole } from './FlowLogRole';

/** What builds and functions reach. */
const ENDPOINTS = {
  Logs: Service.CLOUDWATCH_LOGS,
  Queues: Service.SQS,
  ServiceCatalog: Service.SERVICE_CATALOG,
  AppRegistry: Service.SERVICE_CATALOG_APPREGISTRY,
  CodeArtifact: Service.CODEARTIFACT_API,
  Packages: Service.CODEARTIFACT_REPOSITORIES,
};

/** What the portal reaches beside that; by NAT when there is no endpoint. */
const PORTAL_ENDPOINTS = {
  Keys: Service.KMS,
  Tokens: Service.STS,
  Secrets: Service.SECRETS_MANAGER,
  Builds: Service.CODEBUILD,
  Templates: Service.CLOUDFORMATION,
  Images: Service.ECR,
  ImageLayers: Service.ECR_DOCKER,
};

const isolatedSubnet: SubnetConfiguration = {
  name: 'isolated',
  subnetType: SubnetType.PRIVATE_ISOLATED,
  cidrMask: 23,
};

const portalSubnets: SubnetConfiguration[] = [
  {
    name: 'nat',
    subnetType: SubnetType.PUBLIC,
    cidrMask: 26,
    mapPublicIpOnLaunch: false,
  },
  {
    name: 'portal',
    subnetType: SubnetType.PRIVATE_WITH_EGRESS,
    cidrMask: 23,
  },
];

/** Properties of {@link Network}. */
export interface NetworkProps {
  config: InfraConfig;
  logsKey: IKey;
}

/**
 * A VPC in two zones. Builds, functions and the database are in subnets with no
 * way out; what they reach is an endpoint with a policy. With a portal there are
 * subnets for it as well, whose way out is NAT.
 */
export class Network extends Construct {
  readonly vpc: Vpc;
  private readonly endpoints: SecurityGroup;
  private readonly s3: string;
  private readonly packageBucket: string;
  /** Accounts whose principals may use the endpoints. */
  private readonly accounts: string[];

  constructor(scope: Construct, id: string, { config, logsKey }: NetworkProps) {
    super(scope, id);
    const profile = profileOf(config);
    this.s3 = config.network.prefixLists.s3;
    this.packageBucket =
      config.packages.assetsBucket ?? PACKAGE_BUCKETS[config.region];
    this.accounts = [config.account, ...config.catalog.targetAccountIds];
    this.vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(config.network.cidr),
      maxAzs: 2,
      natGateways: config.portal ? profile.natGateways : 0,
      // To close the default group takes a Lambda function; nothing uses it.
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: config.portal
        ? [...portalSubnets, isolatedSubnet]
        : [isolatedSubnet],
    });
    this.logFlows(logsKey);
    this.endpoints = new SecurityGroup(this, 'Endpoints', {
      vpc: this.vpc,
      description: 'Endpoints of AWS services',
      allowAllOutbound: false,
    });
    this.addGateways();
    this.addEndpoints(
      config.portal && profile.portalEndpoints
        ? { ...ENDPOINTS, ...PORTAL_ENDPOINTS }
        : ENDPOINTS,
      profile.endpointZones,
    );
  }

  /** A security group of something that reaches endpoints, and nothing else so far. */
  addSecurityGroup(scope: Construct, id: string, description: string) {
    const group = new SecurityGroup(scope, id, {
      vpc: this.vpc,
      description,
      allowAllOutbound: false,
    });
    this.allowEndpoints(group);
    return group;
  }

  /** Lets a security group reach the endpoints. */
  allowEndpoints(group: ISecurityGroup): void {
    group.connections.allowTo(
      this.endpoints,
      Port.tcp(443),
      'Endpoints of AWS services',
    );
  }

  /** Lets a security group reach S3, which packages of npm come from too. */
  allowS3(group: ISecurityGroup): void {
    group.addEgressRule(Peer.prefixList(this.s3), Port.tcp(443), 'S3');
  }

  private logFlows(key: IKey): void {
    const logGroup = new EncryptedLogGroup(this, 'FlowLogs', { key });
    const { role } = new FlowLogRole(this, 'FlowLogRole', logGroup);
    this.vpc.addFlowLog('FlowLog', {
      destination: FlowLogDestination.toCloudWatchLogs(
        logGroup,
        role.withoutPolicyUpdates(),
      ),
    });
  }

  private addGateways(): void {
    const { partition, region } = Stack.of(this);
    const s3 = this.vpc.addGatewayEndpoint('S3', {
      service: GatewayVpcEndpointAwsService.S3,
    });
    s3.addToPolicy(this.ownOnly('s3:*'));
    s3.addToPolicy(
      new PolicyStatement({
        sid: 'PackagesAndImages',
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject'],
        resources: [
          // CodeArtifact's packages and ECR's layers, by URLs that these sign.
          `arn:${partition}:s3:::${this.packageBucket}/*`,
          `arn:${partition}:s3:::prod-${region}-starport-layer-bucket/*`,
        ],
      }),
    );
    this.vpc
      .addGatewayEndpoint('DynamoDb', {
        service: GatewayVpcEndpointAwsService.DYNAMODB,
      })
      .addToPolicy(this.ownOnly('dynamodb:*'));
  }

  private addEndpoints(services: Record<string, Service>, zones: number): void {
    const subnets = this.vpc.isolatedSubnets.slice(0, zones);
    for (const [name, service] of Object.entries(services)) {
      this.vpc
        .addInterfaceEndpoint(name, {
          service,
          subnets: { subnets },
          securityGroups: [this.endpoints],
          open: false,
        })
        .addToPolicy(this.ownOnly('*'));
    }
  }

  /** Nobody brings credentials of another account than those that are published to. */
  private ownOnly(action: string): PolicyStatement {
    const { accounts } = this;
    return new PolicyStatement({
      sid: 'OwnAccount',
      principals: [new AnyPrincipal()],
      actions: [action],
      resources: ['*'],
      conditions: {
        StringEquals: {
          'aws:PrincipalAccount': accounts.length > 1 ? accounts : accounts[0],
        },
      },
    });
  }
}
