import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A service of AWS that uses a key for what is in this account. */
function service(
  scope: Construct,
  sid: string,
  principal: string,
  actions: string[],
): PolicyStatement {
  return new PolicyStatement({
    sid,
    principals: [new ServicePrincipal(principal)],
    actions,
    resources: ['*'],
    conditions: {
      StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
    },
  });
}

/** CloudWatch Logs, for the log groups of this account and region. */
export function forLogGroups(scope: Construct): PolicyStatement {
  const { partition, region, account } = Stack.of(scope);
  return new PolicyStatement({
    sid: 'LogGroups',
    principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
    actions: [
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
      'kms:GenerateDataKey',
      'kms:DescribeKey',
    ],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*`,
      },
    },
  });
}

/** S3, which writes the access logs of buckets. */
export function forAccessLogs(scope: Construct): PolicyStatement {
  return service(scope, 'AccessLogs', 'logging.s3.amazonaws.com', [
    'kms:GenerateDataKey',
    'kms:Decrypt',
  ]);
}

/** CloudWatch Logs as the deliverer of CloudFront's access logs. */
export function forDeliveredLogs(scope: Construct): PolicyStatement {
  return service(scope, 'DeliveredLogs', 'delivery.logs.amazonaws.com', [
    'kms:GenerateDataKey',
    'kms:Decrypt',
  ]);
}

/** CloudWatch alarms, which write to an encrypted topic. */
export function forAlarms(scope: Construct): PolicyStatement {
  return service(scope, 'Alarms', 'cloudwatch.amazonaws.com', [
    'kms:GenerateDataKey',
    'kms:Decrypt',
  ]);
}

/**
 * Fargate, for the disks of the tasks of one cluster
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-create-storage-key.html).
 */
export function forTaskStorage(
  scope: Construct,
  cluster: string,
): PolicyStatement[] {
  const ofCluster = {
    'kms:EncryptionContext:aws:ecs:clusterAccount': Stack.of(scope).account,
    'kms:EncryptionContext:aws:ecs:clusterName': cluster,
  };
  const fargate = (
    sid: string,
    action: string,
    conditions: Record<string, Record<string, string>> = {},
  ) =>
    new PolicyStatement({
      sid,
      principals: [new ServicePrincipal('fargate.amazonaws.com')],
      actions: [action],
      resources: ['*'],
      conditions: { ...conditions, StringEquals: ofCluster },
    });
  return [
    fargate('TaskStorage', 'kms:GenerateDataKeyWithoutPlaintext'),
    fargate('TaskStorageGrants', 'kms:CreateGrant', {
      'ForAllValues:StringEquals': { 'kms:GrantOperations': 'Decrypt' },
    }),
  ];
}

/** EventBridge, which writes to an encrypted queue. */
export function forEvents(scope: Construct): PolicyStatement {
  return service(scope, 'Events', 'events.amazonaws.com', [
    'kms:GenerateDataKey',
    'kms:Decrypt',
  ]);
}

/**
 * CloudFront, which reads an encrypted bucket. The distribution does not exist
 * when the key is made; the bucket's policy names it. Its ARN names the account,
 * and is all that CloudFront says of itself
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html).
 */
export function forCloudFront(scope: Construct): PolicyStatement {
  const { partition, account } = Stack.of(scope);
  return new PolicyStatement({
    sid: 'CloudFront',
    principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
    actions: ['kms:Decrypt'],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'aws:SourceArn': `arn:${partition}:cloudfront::${account}:distribution/*`,
      },
    },
  });
}
