import { AwsError, notImplemented } from '../../core/AwsError';
import type { Permission } from '../../core/authorization/Permission';
import type {
  AwsService,
  LocalRequest,
  LocalResponse,
} from '../../core/AwsService';
import { parseJsonBody } from '../../core/protocol/jsonBody';
import type { LocalDatabase } from '../../core/storage/LocalDatabase';
import { FauxqsError, FauxqsQueue, FauxqsStore, loadFauxqs } from './fauxqs';
import {
  completeAttributes,
  newQueueAttributes,
  QueueAttributes,
} from './queueAttributes';
import { queuePermissions } from './queuePermissions';
import { QueueStorage } from './QueueStorage';
import { UNDERSTOOD_MEMBERS } from './understoodMembers';

const CONTENT_TYPE = 'application/x-amz-json-1.0';
const QUEUE_NAME = /^[\w-]{1,75}(\.fifo)?$|^[\w-]{1,80}$/;

/** An input or output of SQS, of which only the members that matter here have a type. */
interface SqsMembers {
  QueueUrl?: string;
  QueueUrls?: string[];
  QueueName?: string;
  Attributes?: QueueAttributes;
  tags?: Record<string, string>;
  Messages?: { ReceiptHandle: string }[];
  [name: string]: unknown;
}

/** What the local SQS is made of. */
export interface SqsOptions {
  database: LocalDatabase;
  region: string;
  accountId: string;
  /** Where the local AWS listens, e.g. `http://127.0.0.1:4566`. */
  endpoint: () => string;
}

function noSuchQueue(): AwsError {
  return new AwsError(
    'QueueDoesNotExist',
    'The specified queue does not exist.',
    400,
    { 'x-amzn-query-error': 'AWS.SimpleQueueService.NonExistentQueue;Sender' },
  );
}

function toAwsError(error: unknown): unknown {
  const { code, message, statusCode, queryErrorHeader } = error as FauxqsError;
  if (!queryErrorHeader) return error;
  const headers = { 'x-amzn-query-error': queryErrorHeader };
  return new AwsError(code, message, statusCode, headers);
}

/** Undoes a receive whose caller is gone: on AWS nobody takes what nobody waits for. */
function giveBack({ Messages = [] }: SqsMembers, queue: FauxqsQueue): void {
  for (const { ReceiptHandle } of Messages) {
    const taken = queue.inflightMessages.get(ReceiptHandle);
    if (!taken) continue;
    taken.message.approximateReceiveCount -= 1;
    queue.changeVisibility(ReceiptHandle, 0);
  }
}

/** The local SQS: the queues of fauxqs, loaded with the first call. */
export class SqsService implements AwsService {
  readonly signingName = 'sqs';
  readonly throttled = { code: 'RequestThrottled', status: 403 };
  private readonly storage: QueueStorage;
  private loaded?: {
    modules: ReturnType<typeof loadFauxqs>;
    store: FauxqsStore;
  };

  constructor(private readonly options: SqsOptions) {
    this.storage = new QueueStorage(options.database);
  }

  operationOf(request: LocalRequest): string | undefined {
    return request.headers['x-amz-target']?.split('.')[1];
  }

  permissionsOf(request: LocalRequest): Permission[] | undefined {
    const input = parseJsonBody(request.body) as SqsMembers;
    const name = this.operationOf(request) ?? '';
    return queuePermissions(name, input, this.arnOf(''));
  }

  async handle(request: LocalRequest): Promise<LocalResponse> {
    const name = this.operationOf(request) ?? '';
    const input = parseJsonBody(request.body) as SqsMembers;
    this.refuseUnknown(name, input);
    try {
      const output = await this.run(name, input, request);
      return {
        status: 200,
        headers: { 'content-type': CONTENT_TYPE },
        body: JSON.stringify(output),
      };
    } catch (error) {
      throw toAwsError(error);
    }
  }

  errorResponse(error: AwsError): LocalResponse {
    const { code, message, status, headers } = error;
    return {
      status,
      headers: { ...headers, 'content-type': CONTENT_TYPE },
      body: JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }),
    };
  }

  clear(): void {
    this.loaded?.store.purgeAll();
    this.storage.clear();
  }

  async close(): Promise<void> {
    // Ends the polls that still wait.
    this.loaded?.store.purgeAll();
  }

  private refuseUnknown(operation: string, input: SqsMembers): void {
    if (!Object.hasOwn(UNDERSTOOD_MEMBERS, operation)) {
      throw notImplemented(`The operation ${operation}`);
    }
    const understood = UNDERSTOOD_MEMBERS[operation];
    const unknown = Object.keys(input).find(name => !understood.includes(name));
    if (unknown) throw notImplemented(`${unknown} of ${operation}`);
  }

  private async run(
    name: string,
    input: SqsMembers,
    { headers, isOpen }: LocalRequest,
  ): Promise<object> {
    const { modules, store } = this.load();
    if (name === 'CreateQueue') return this.createQueue(input);
    if (name === 'GetQueueUrl') {
      const queue = store.getQueueByName(input.QueueName ?? '');
      if (!queue) throw noSuchQueue();
      return { QueueUrl: this.urlOf(queue.name) };
    }
    const queue = input.QueueUrl && this.requireQueue(input.QueueUrl, store);
    if (name === 'SetQueueAttributes' && queue) {
      const { Attributes = {} } = input;
      input.Attributes = completeAttributes(Attributes, queue.isFifo(), store);
    }
    const output = await modules.action(name)(input, store, { headers });
    if (queue && isOpen?.() === false) giveBack(output as SqsMembers, queue);
    return output;
  }

  /** AWS answers an equal queue that is there already. */
  private createQueue({
    QueueName: name = '',
    Attributes = {},
    tags,
  }: SqsMembers): object {
    const { modules, store } = this.load();
    if (!QUEUE_NAME.test(name)) {
      throw new AwsError(
        'InvalidParameterValue',
        'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      );
    }
    const attributes = newQueueAttributes(name, Attributes, store);
    modules.validateQueueAttributes(attributes, AwsError);
    const known = store.getQueueByName(name);
    if (known) this.refuseOther(known, Attributes);
    else {
      const url = this.urlOf(name);
      store.createQueue(name, url, this.arnOf(name), attributes, tags);
    }
    return { QueueUrl: this.urlOf(name) };
  }

  private refuseOther(known: FauxqsQueue, attributes: QueueAttributes): void {
    for (const [name, value] of Object.entries(attributes)) {
      if (known.attributes[name] === value) continue;
      throw new AwsError(
        'QueueNameExists',
        `A queue already exists with the same name and a different value for attribute ${name}`,
      );
    }
  }

  private requireQueue(url: string, store: FauxqsStore): FauxqsQueue {
    const match = /^(?:https?:\/\/[^/]+)?\/(\d{12})\/([\w.-]+)$/.exec(url);
    const queue = match && store.getQueueByName(match[2]);
    if (!queue || match[1] !== this.options.accountId) throw noSuchQueue();
    return queue;
  }

  private urlOf(name: string): string {
    return `${this.options.endpoint()}/${this.options.accountId}/${name}`;
  }

  private arnOf(name: string): string {
    const { region, accountId } = this.options;
    return `arn:aws:sqs:${region}:${accountId}:${name}`;
  }

  private load() {
    if (!this.loaded) {
      const modules = loadFauxqs();
      const store = modules.createStore();
      this.storage.restore(store, name => this.urlOf(name));
      this.loaded = { modules, store };
    }
    return this.loaded;
  }
}
