import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type {
  AwsAccess,
  AwsCheck,
  AwsPlace,
} from '@apo/backstage-plugin-patterns-node';
import { clientSettings } from '../clientSettings';
import { defineCheck } from '../defineCheck';
import type { Inspection } from '../Inspection';
import { once } from '../once';

type QueuePlace = AwsPlace & { url: string };
type Attributes = Partial<Record<string, string>>;

const absent = {
  'AWS.SimpleQueueService.NonExistentQueue': 'missing',
  QueueDoesNotExist: 'missing',
} as const;

/** Whether a queue is there, encrypted, and has an empty dead-letter queue. */
export function queueCheck(access: AwsAccess, place: QueuePlace): AwsCheck {
  const name = place.url.split('/').at(-1)!;
  const client = once(
    async () =>
      new SQSClient({
        ...(await clientSettings(access, place)),
        useQueueUrlAsEndpoint: false,
      }),
  );
  return defineCheck({
    id: ['sqs', place.accountId, place.region, name].filter(Boolean).join('/'),
    service: 'Amazon SQS',
    resource: `queue ${name}`,
    async look(see) {
      see.fact('Region', place.region);
      const sqs = await client();
      const found = await readAttributes(see, sqs, place.url, name);
      if (found === 'missing') {
        see.fail(`There is no queue ${place.url}.`, {
          fix: 'Deploy infra, which makes it, or correct its URL in the configuration.',
        });
      } else if (found) {
        see.fact('ARN', found.QueueArn);
        see.fact('Messages waiting', found.ApproximateNumberOfMessages);
        inspectEncryption(see, found, place);
        await inspectDeadLetters(see, sqs, found, place);
      }
    },
  });
}

function readAttributes(
  see: Inspection,
  sqs: SQSClient,
  QueueUrl: string,
  name: string,
) {
  return see.look<Attributes | 'missing'>(
    {
      action: 'sqs:GetQueueAttributes',
      doing: `read the attributes of the queue ${name}`,
      known: absent,
    },
    async options => {
      const command = new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['All'],
      });
      return (await sqs.send(command, options)).Attributes ?? {};
    },
  );
}

function inspectEncryption(
  see: Inspection,
  { KmsMasterKeyId, SqsManagedSseEnabled }: Attributes,
  { url, region }: QueuePlace,
) {
  see.fact('KMS key', KmsMasterKeyId);
  if (KmsMasterKeyId || SqsManagedSseEnabled === 'true') {
    see.ok(`It encrypts with ${KmsMasterKeyId ? 'KMS' : 'a key of SQS'}.`);
    return;
  }
  see.fail('It does not encrypt.', {
    fix: 'Switch encryption on.',
    command: `aws sqs set-queue-attributes --region ${region} --queue-url ${url} --attributes SqsManagedSseEnabled=true`,
  });
}

async function inspectDeadLetters(
  see: Inspection,
  sqs: SQSClient,
  { RedrivePolicy }: Attributes,
  { region }: QueuePlace,
) {
  const arn = deadLetterArn(RedrivePolicy);
  if (!arn) {
    see.warn(
      'It has no dead-letter queue: a message that nothing can handle comes again and again.',
      {
        fix: 'Deploy infra, which gives it one.',
      },
    );
    return;
  }
  // It is in the account and region of its queue (SQS's rule).
  const QueueName = arn.split(':').at(-1)!;
  const url = await see.look<string>(
    {
      action: 'sqs:GetQueueUrl',
      doing: `find the dead-letter queue ${QueueName}`,
      known: { ...absent },
    },
    async options => {
      const command = new GetQueueUrlCommand({ QueueName });
      return (await sqs.send(command, options)).QueueUrl ?? 'missing';
    },
  );
  if (!url) return;
  const letters =
    url === 'missing'
      ? 'missing'
      : await readAttributes(see, sqs, url, QueueName);
  if (letters === 'missing') {
    see.fail(`Its dead-letter queue ${QueueName} is not there.`, {
      fix: 'Deploy infra, which makes it.',
    });
  } else if (letters) tellDeadLetters(see, letters, { arn, region });
}

function tellDeadLetters(
  see: Inspection,
  { ApproximateNumberOfMessages: count = '0' }: Attributes,
  { arn, region }: { arn: string; region: string },
) {
  if (count === '0') {
    see.ok('Its dead-letter queue is empty.');
    return;
  }
  see.warn(
    `${count} ${
      count === '1' ? 'message lies' : 'messages lie'
    } in its dead-letter queue: they were tried several times and not handled.`,
    {
      fix: 'Read in the logs of who handles them why, mend that, then send them again.',
      command: `aws sqs start-message-move-task --region ${region} --source-arn ${arn}`,
    },
  );
}

function deadLetterArn(policy: string | undefined): string | undefined {
  if (!policy) return undefined;
  return (JSON.parse(policy) as { deadLetterTargetArn?: string })
    .deadLetterTargetArn;
}
