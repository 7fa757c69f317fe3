import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import {
  Effect,
  PolicyStatement,
  ServicePrincipal,
  StarPrincipal,
} from 'aws-cdk-lib/aws-iam';
import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { ITopic, SubscriptionFilter, Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** How an {@link EventFanOut} is made. */
export interface EventFanOutProps {
  /** Is told of the first event that a consumer could not handle. */
  readonly alarmTopic: ITopic;

  /**
   * How long a consumer's queue keeps an event that nobody takes.
   *
   * @default 4 days
   */
  readonly retention?: Duration;
}

/** What one consumer needs. */
export interface ConsumerOptions {
  /**
   * Which events it gets, by their message attributes.
   *
   * @default - all of them
   */
  readonly filter?: { [attribute: string]: SubscriptionFilter };

  /**
   * Attempts before an event is moved to the dead letters.
   *
   * @default 5
   */
  readonly maxReceiveCount?: number;

  /**
   * How long a consumer has for an event before it is given out again. For a
   * Lambda function: six times its timeout.
   *
   * @default 3 minutes
   */
  readonly visibilityTimeout?: Duration;
}

/** Dead letters are kept for as long as SQS can. */
const LONGEST_RETENTION = Duration.days(14);

/**
 * A topic for events, and for each consumer a queue of its own with a queue for
 * what it cannot handle. All of it is encrypted with one key, takes TLS only,
 * and raises an alarm on the first dead letter.
 *
 * @example
 * const orders = new EventFanOut(this, 'Orders', { alarmTopic });
 * const billing = orders.addConsumer('Billing');
 * billing.grantConsumeMessages(billingFunction);
 */
export class EventFanOut extends Construct {
  /** Events are published here. */
  readonly topic: ITopic;

  /** Encrypts events in the topic and in all queues; it is rotated yearly. */
  readonly key: IKey;

  private readonly alarmAction: SnsAction;
  private readonly retention: Duration;

  constructor(scope: Construct, id: string, props: EventFanOutProps) {
    super(scope, id);
    this.alarmAction = new SnsAction(props.alarmTopic);
    this.retention = props.retention ?? Duration.days(4);
    this.key = this.createKey();
    this.topic = new Topic(this, 'Topic', {
      masterKey: this.key,
      enforceSSL: true,
    });
  }

  /**
   * Adds a consumer.
   *
   * @param id - names it within the fan-out.
   * @returns the queue that it reads.
   */
  addConsumer(id: string, options: ConsumerOptions = {}): IQueue {
    const consumer = new Construct(this, id);
    const deadLetters = new Queue(consumer, 'DeadLetters', {
      ...this.encrypted(),
      retentionPeriod: LONGEST_RETENTION,
      redriveAllowPolicy: {},
    });
    const queue = new Queue(consumer, 'Queue', {
      ...this.encrypted(),
      retentionPeriod: this.retention,
      visibilityTimeout: options.visibilityTimeout ?? Duration.minutes(3),
      receiveMessageWaitTime: Duration.seconds(20),
      deadLetterQueue: {
        queue: deadLetters,
        maxReceiveCount: options.maxReceiveCount ?? 5,
      },
    });
    this.topic.addSubscription(
      new SqsSubscription(queue, {
        filterPolicy: options.filter,
        rawMessageDelivery: true,
      }),
    );
    this.alarmOnFirst(deadLetters, consumer);
    return queue;
  }

  private encrypted() {
    return {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: this.key,
      dataKeyReuse: Duration.minutes(5),
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    };
  }

  private alarmOnFirst(deadLetters: Queue, consumer: Construct) {
    const alarm = new Alarm(consumer, 'DeadLetterAlarm', {
      alarmDescription: `${consumer.node.path} could not handle an event.`,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 0,
      evaluationPeriods: 1,
    });
    alarm.addAlarmAction(this.alarmAction);
  }

  private createKey(): Key {
    const key = new Key(this, 'Key', {
      description: `Events of ${this.node.path}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Grants only for AWS services that act for this account.
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DenyGrantsToOthers',
        effect: Effect.DENY,
        principals: [new StarPrincipal()],
        actions: ['kms:CreateGrant'],
        resources: ['*'],
        conditions: {
          BoolIfExists: {
            'kms:GrantIsForAWSResource': 'false',
            'aws:PrincipalIsAWSService': 'false',
          },
        },
      }),
    );
    key.grantEncryptDecrypt(new ServicePrincipal('sns.amazonaws.com'));
    return key;
  }
}
