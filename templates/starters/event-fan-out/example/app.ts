import { App, Duration, Stack } from 'aws-cdk-lib';
import { SubscriptionFilter, Topic } from 'aws-cdk-lib/aws-sns';
import { EventFanOut } from '../src';

// What the portal synthesizes and checks: the construct as somebody uses it.
const app = new App({ outdir: 'cdk.out' });
const stack = new Stack(app, 'EventFanOutExample', {
  description: 'Orders, for billing and for shipping',
});
const alarmTopic = Topic.fromTopicArn(
  stack,
  'Alarms',
  stack.formatArn({ service: 'sns', resource: 'alarms' }),
);
const orders = new EventFanOut(stack, 'Orders', { alarmTopic });
orders.addConsumer('Billing');
orders.addConsumer('Shipping', {
  filter: { kind: SubscriptionFilter.stringFilter({ allowlist: ['paid'] }) },
  visibilityTimeout: Duration.minutes(6),
});
app.synth();
