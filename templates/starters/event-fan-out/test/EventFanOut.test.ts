import assert from 'node:assert/strict';
import { test } from 'node:test';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EventFanOut } from '../src';

function synthesize(
  build: (events: EventFanOut) => void,
  retention?: Duration,
): Template {
  const stack = new Stack(new App(), 'Test');
  const alarmTopic = Topic.fromTopicArn(
    stack,
    'Alarms',
    stack.formatArn({ service: 'sns', resource: 'alarms' }),
  );
  build(new EventFanOut(stack, 'Events', { alarmTopic, retention }));
  return Template.fromStack(stack);
}

test('every consumer has a queue and dead letters of its own', () => {
  const template = synthesize(events => {
    events.addConsumer('A');
    events.addConsumer('B', { maxReceiveCount: 2 });
  });
  template.resourceCountIs('AWS::SQS::Queue', 4);
  template.resourceCountIs('AWS::SNS::Subscription', 2);
  template.resourceCountIs('AWS::CloudWatch::Alarm', 2);
  template.hasResourceProperties('AWS::SQS::Queue', {
    RedrivePolicy: Match.objectLike({ maxReceiveCount: 2 }),
  });
});

test('topic and queues are encrypted with the one key', () => {
  const template = synthesize(events => events.addConsumer('A'));
  const [key] = Object.keys(template.findResources('AWS::KMS::Key'));
  const arn = { 'Fn::GetAtt': [key, 'Arn'] };
  template.allResourcesProperties('AWS::SQS::Queue', { KmsMasterKeyId: arn });
  template.allResourcesProperties('AWS::SNS::Topic', { KmsMasterKeyId: arn });
});

test('everything refuses what does not come by TLS', () => {
  const template = synthesize(events => events.addConsumer('A'));
  const policies = {
    ...template.findResources('AWS::SQS::QueuePolicy'),
    ...template.findResources('AWS::SNS::TopicPolicy'),
  };
  assert.equal(Object.keys(policies).length, 3);
  for (const policy of Object.values(policies)) {
    assert.match(JSON.stringify(policy), /"aws:SecureTransport":"false"/);
  }
});

test('the first dead letter is told', () => {
  const template = synthesize(events => events.addConsumer('A'));
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Threshold: 0,
    AlarmActions: [Match.anyValue()],
  });
});

test('events are kept as long as one says', () => {
  const template = synthesize(
    events => events.addConsumer('A'),
    Duration.days(2),
  );
  template.hasResourceProperties('AWS::SQS::Queue', {
    MessageRetentionPeriod: 172_800,
  });
});
