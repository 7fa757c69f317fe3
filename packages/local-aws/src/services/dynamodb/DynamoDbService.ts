import { rmSync } from 'node:fs';
import { AwsError, notImplemented } from '../../core/AwsError';
import type { Permission } from '../../core/authorization/Permission';
import type {
  AwsService,
  LocalRequest,
  LocalResponse,
} from '../../core/AwsService';
import { parseJsonBody } from '../../core/protocol/jsonBody';
import { DynamoDbError } from './DynamoDbError';
import { Dynalite, DynaliteOptions } from './engine/Dynalite';
import type { Members } from './Members';
import { operations } from './operations';
import { forgetOldTokens } from './operations/TransactWriteItems';
import { tablePermissions } from './tablePermissions';

const CONTENT_TYPE = 'application/x-amz-json-1.0';
const ERROR_NAMESPACE = 'com.amazonaws.dynamodb.v20120810#';

/** What the local DynamoDB is made of. */
export interface DynamoDbOptions extends DynaliteOptions {
  /** The ARN of a KMS key, from its id, ARN or alias. */
  keyArn(keyId: string): string;
}

/** The local DynamoDB: dynalite, which starts with the first call, and what it lacks. */
export class DynamoDbService implements AwsService {
  readonly signingName = 'dynamodb';
  readonly throttled = {
    code: 'ProvisionedThroughputExceededException',
    status: 400,
  };
  readonly denied = { code: 'AccessDeniedException', status: 400 };
  private engine?: Promise<Dynalite>;

  constructor(private readonly options: DynamoDbOptions) {}

  operationOf(request: LocalRequest): string | undefined {
    return request.headers['x-amz-target']?.split('.')[1];
  }

  permissionsOf(request: LocalRequest): Permission[] | undefined {
    const { region, accountId } = this.options;
    const arn = `arn:aws:dynamodb:${region}:${accountId}:table/`;
    return tablePermissions(
      this.operationOf(request) ?? '',
      parseJsonBody(request.body),
      name => arn + name,
    );
  }

  async handle(request: LocalRequest): Promise<LocalResponse> {
    const name = this.operationOf(request) ?? '';
    if (!Object.hasOwn(operations, name)) {
      throw notImplemented(`The operation ${name}`);
    }
    const output = await this.run(name, parseJsonBody(request.body));
    return {
      status: 200,
      headers: { 'content-type': CONTENT_TYPE },
      body: JSON.stringify(output),
    };
  }

  errorResponse(error: AwsError): LocalResponse {
    const members = error instanceof DynamoDbError ? error.members : {};
    return {
      status: error.status,
      headers: { ...error.headers, 'content-type': CONTENT_TYPE },
      body: JSON.stringify({
        __type: ERROR_NAMESPACE + error.code,
        message: error.message,
        ...members,
      }),
    };
  }

  async clear(): Promise<void> {
    await this.close();
    const { folder } = this.options;
    if (folder) rmSync(folder, { recursive: true, force: true });
  }

  async close(): Promise<void> {
    const engine = await this.engine;
    this.engine = undefined;
    await engine?.close();
  }

  private async run(name: string, input: Members): Promise<Members> {
    const engine = await (this.engine ??= this.open());
    const operation = operations[name];
    const context = { engine, keyArn: this.options.keyArn };
    return operation.writes
      ? engine.transaction(stage => operation.run(input, context, stage))
      : operation.run(input, context);
  }

  private async open(): Promise<Dynalite> {
    const engine = new Dynalite(this.options);
    await forgetOldTokens(engine);
    return engine;
  }
}
