import { Duration } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { QueueWithDeadLetters } from '../common/QueueWithDeadLetters';
import type { PortalRole } from './PortalRole';

/** Properties of {@link PortalEvents}. */
export interface PortalEventsProps {
  key: IKey;
  /** Name of the project that builds CDK patterns. */
  project: string;
  /** Name of the CodeArtifact domain. */
  domain: string;
}

function pattern({ project, domain }: PortalEventsProps) {
  return {
    $or: [
      {
        source: ['aws.codebuild'],
        'detail-type': ['CodeBuild Build State Change'],
        detail: { 'project-name': [project] },
      },
      {
        source: ['aws.codeartifact'],
        'detail-type': ['CodeArtifact Package Version State Change'],
        detail: { domainName: [domain] },
      },
      {
        source: [
          'aws.servicecatalog',
          'aws.servicecatalog-appregistry',
          'aws.codeartifact',
        ],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: { readOnly: [false] },
      },
    ],
  };
}

/**
 * What the portal wants to hear of: builds that end, packages that change, and
 * changes by hand, which come through the account's CloudTrail.
 */
export class PortalEvents extends Construct {
  readonly queue: QueueWithDeadLetters;

  constructor(scope: Construct, id: string, props: PortalEventsProps) {
    super(scope, id);
    this.queue = new QueueWithDeadLetters(this, 'Events', {
      key: props.key,
      visibilityTimeout: Duration.minutes(1),
    });
    const { queueArn } = this.queue.queue;
    const rule = new CfnRule(this, 'Rule', {
      description: 'Events of AWS for the pattern portal',
      eventPattern: pattern(props),
      targets: [{ id: 'Portal', arn: queueArn }],
    });
    this.queue.queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'Rule',
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    );
  }

  connect(portal: PortalRole): void {
    const { queue, deadLetters } = this.queue;
    portal.settings.set('EVENTS_QUEUE_URL', queue.queueUrl);
    portal.allow('Events', {
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
      resources: [queue.queueArn],
    });
    portal.allow('EventQueues', {
      actions: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
      resources: [queue.queueArn, deadLetters.queueArn],
    });
  }
}
