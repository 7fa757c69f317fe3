import type { Message } from '@aws-sdk/client-sqs';

/** A message as an event of Lambda has it (Lambda developer guide, "Using Lambda with Amazon SQS"). */
export function toSqsRecord(
  message: Message,
  queue: { arn: string; region: string },
) {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: message.Attributes ?? {},
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: queue.region,
  };
}
