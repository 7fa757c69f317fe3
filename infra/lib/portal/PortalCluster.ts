import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerInsights } from 'aws-cdk-lib/aws-ecs';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../common/EncryptedLogGroup';

/** Properties of {@link PortalCluster}. */
export interface PortalClusterProps {
  /** Name of the cluster, which the policy of the data key names too. */
  name: string;
  vpc: IVpc;
  /** Encrypts the disks of tasks. */
  dataKey: IKey;
  logsKey: IKey;
}

/** Where tasks run: on Fargate alone, with their disks under the customer's key. */
export class PortalCluster extends Construct {
  readonly cluster: Cluster;

  constructor(scope: Construct, id: string, props: PortalClusterProps) {
    super(scope, id);
    this.cluster = new Cluster(this, 'Cluster', {
      clusterName: props.name,
      vpc: props.vpc,
      containerInsightsV2: ContainerInsights.ENABLED,
      managedStorageConfiguration: {
        fargateEphemeralStorageKmsKey: props.dataKey,
      },
    });
    // Container Insights writes to a group of this name; where there is none, it
    // makes one without the key.
    this.cluster.node.addDependency(
      new EncryptedLogGroup(this, 'Performance', {
        key: props.logsKey,
        name: `/aws/ecs/containerinsights/${props.name}/performance`,
      }),
    );
  }
}
