import assert from 'node:assert/strict';
import { test } from 'node:test';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { RecordsArchive } from '../src';

function build(retention = Duration.days(3650)) {
  const stack = new Stack(new App(), 'Test');
  const accessLogs = Bucket.fromBucketName(stack, 'AccessLogs', 'access-logs');
  const archive = new RecordsArchive(stack, 'Archive', {
    retention,
    accessLogs,
  });
  return { stack, archive };
}

test('nobody can delete a record before its time', () => {
  const template = Template.fromStack(build().stack);
  template.hasResourceProperties('AWS::S3::Bucket', {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: {
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3650 } },
    },
    VersioningConfiguration: { Status: 'Enabled' },
  });
  template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
});

test('records are private and encrypted with a key of their own', () => {
  const template = Template.fromStack(build().stack);
  template.hasResourceProperties('AWS::S3::Bucket', {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        Match.objectLike({
          ServerSideEncryptionByDefault: Match.objectLike({
            SSEAlgorithm: 'aws:kms',
          }),
        }),
      ],
    },
  });
  template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
});

test('who stores records cannot read them', () => {
  const { stack, archive } = build();
  archive.grantStore(
    new Role(stack, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    }),
  );
  const [policy] = Object.values(
    Template.fromStack(stack).findResources('AWS::IAM::Policy'),
  );
  const text = JSON.stringify(policy);
  assert.match(text, /s3:PutObject/);
  assert.doesNotMatch(text, /s3:GetObject/);
});

test('a retention that is shorter than Glacier bills for is told', () => {
  const { stack } = build(Duration.days(60));
  Annotations.fromStack(stack).hasWarning(
    '/Test/Archive',
    Match.stringLikeRegexp('at least 90 days'),
  );
});
