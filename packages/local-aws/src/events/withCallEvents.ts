import { randomUUID } from 'node:crypto';
import type {
  AwsService,
  LocalRequest,
  LocalResponse,
} from '../core/AwsService';
import type { EventBus } from './EventBus';
import { onAnswer } from './onAnswer';

/** Names of operations that only read. */
const READ = /^(Batch)?(Describe|Get|List|Search|Scan|Read)/;

/** As CloudTrail calls a service, where that is not its signing name. */
const callName = (service: AwsService) =>
  service.faultName ?? service.signingName;

/**
 * A service whose calls that change something are told of, as by CloudTrail
 * through EventBridge (CloudTrail user guide, "Record contents"). Calls that
 * were refused are not: AWS tells of them too, with an `errorCode`.
 */
export function withCallEvents(
  service: AwsService,
  bus: EventBus,
  place: { region: string; accountId: string },
): AwsService {
  return onAnswer(service, (request, response) => {
    const operation = service.operationOf(request) ?? '';
    if (isChange(operation, response)) {
      bus.put(toCallEvent(callName(service), operation, request, place));
    }
  });
}

function isChange(operation: string, { status }: LocalResponse): boolean {
  return operation !== '' && status < 300 && !READ.test(operation);
}

function toCallEvent(
  service: string,
  operation: string,
  { headers, accessKeyId }: LocalRequest,
  { region, accountId }: { region: string; accountId: string },
) {
  return {
    source: `aws.${service}`,
    detailType: 'AWS API Call via CloudTrail',
    detail: {
      eventVersion: '1.11',
      userIdentity: {
        type: 'AssumedRole',
        principalId: `${accessKeyId}:local`,
        arn: `arn:aws:sts::${accountId}:assumed-role/local/local`,
        accountId,
        accessKeyId,
      },
      eventTime: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
      eventSource: `${service}.amazonaws.com`,
      eventName: operation,
      awsRegion: region,
      sourceIPAddress: '127.0.0.1',
      userAgent: headers['user-agent'] ?? '',
      requestID: randomUUID(),
      eventID: randomUUID(),
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: accountId,
      eventCategory: 'Management',
    },
  };
}
