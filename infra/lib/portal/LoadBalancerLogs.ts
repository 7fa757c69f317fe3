import { Annotations, Duration, Stack, Validations } from 'aws-cdk-lib';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { SecureBucket } from '../common/SecureBucket';

const PREFIX = 'load-balancer';

/** Properties of {@link LoadBalancerLogs}. */
export interface LoadBalancerLogsProps {
  loadBalancer: ApplicationLoadBalancer;
  /** Where accesses to this bucket are logged; of another stack. */
  accessLogs: IBucket;
  retain: boolean;
}

/**
 * The access logs of the load balancer, in a bucket of their own: it writes to
 * buckets with S3's own encryption only
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html).
 */
export class LoadBalancerLogs extends SecureBucket {
  constructor(scope: Construct, id: string, props: LoadBalancerLogsProps) {
    super(scope, id, {
      // By name: the stack of that bucket lets all buckets of the account log there.
      accessLogs: Bucket.fromBucketName(
        scope,
        'AccessLogs',
        props.accessLogs.bucketName,
      ),
      retain: props.retain,
      lifecycleRules: [{ id: 'Age', expiration: Duration.days(400) }],
    });
    this.allowLoadBalancers();
    this.acknowledge();
    const { loadBalancer } = props;
    loadBalancer.setAttribute('access_logs.s3.enabled', 'true');
    loadBalancer.setAttribute('access_logs.s3.bucket', this.bucketName);
    loadBalancer.setAttribute('access_logs.s3.prefix', PREFIX);
    // A test object is written when logging is switched on.
    if (this.policy) loadBalancer.node.addDependency(this.policy);
  }

  private allowLoadBalancers(): void {
    const { partition, region, account } = Stack.of(this);
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'LoadBalancer',
        principals: [
          new ServicePrincipal(
            'logdelivery.elasticloadbalancing.amazonaws.com',
          ),
        ],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`${PREFIX}/AWSLogs/${account}/*`)],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: {
            'aws:SourceArn': `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/*`,
          },
        },
      }),
    );
  }

  private acknowledge(): void {
    Annotations.of(this).acknowledgeWarning(
      '@aws-cdk/aws-s3:accessLogsPolicyNotAdded',
      'RegistryStack lets the buckets of this account write their access logs.',
    );
    Validations.of(this).acknowledge(
      {
        id: 'cdk-validator-cfnguard::s3_bucket_default_encryption_kms_check',
        reason:
          'Load balancers write their logs to buckets with S3’s own encryption only. It is the one bucket that has it, and nothing else is in there.',
      },
      {
        id: 'cdk-validator-cfnguard::s3_bucket_logging_enabled_check',
        reason:
          'Its accesses are logged to a bucket of another stack: the rule takes buckets of the same template only.',
      },
      {
        id: 'cdk-validator-cfnguard::s3_bucket_object_lock_enabled_check',
        reason:
          'Logs end after 400 days; nobody but the load balancer writes them, and versions keep what was there.',
      },
    );
  }
}
