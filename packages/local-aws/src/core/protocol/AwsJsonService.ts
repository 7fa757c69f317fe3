import {
  JsonShapeDeserializer2,
  JsonShapeSerializer2,
} from '@smithy/core/protocols';
import { AwsError } from '../AwsError';
import type { Permission } from '../authorization/Permission';
import type { PermissionsOf } from '../authorization/PermissionsOf';
import { AwsService, LocalRequest, LocalResponse } from '../AwsService';
import {
  findHandler,
  OperationHandlers,
  unknownOperation,
} from '../OperationHandler';
import { IdempotencyLedger } from '../storage/IdempotencyLedger';
import { LocalDatabase } from '../storage/LocalDatabase';
import { ConstraintTable } from '../validation/ConstraintTable';
import { validateInput } from '../validation/validateInput';
import { idempotencyToken } from './idempotencyToken';
import { jsonErrorResponse, parseJsonBody } from './jsonBody';
import { OperationModel, readOperationModels } from './OperationModel';
import { serdeFunctions } from './serdeFunctions';

const CONTENT_TYPE = 'application/x-amz-json-1.1';
const EPOCH_SECONDS = 7;
const SETTINGS = {
  timestampFormat: { useTrait: true, default: EPOCH_SECONDS },
  jsonName: false,
} as const;

/** What makes up a service of the AWS JSON 1.1 protocol. */
export interface AwsJsonServiceOptions<Context> {
  signingName: string;
  /** The module object of the service's client package. */
  clientPackage: object;
  constraints: ConstraintTable;
  handlers: OperationHandlers<Context>;
  context: Context;
  /** What an operation needs; undefined for one that is not declared. */
  permissions?: PermissionsOf<Context>;
  database: LocalDatabase;
  ledger: IdempotencyLedger;
  /** What the service answers to a caller that it throttles. Default: ThrottlingException. */
  throttled?: AwsService['throttled'];
  /** The code of the error for an input that breaks a rule. Default: ValidationException. */
  validationError?: string;
}

/** A service that takes its operation from `X-Amz-Target`, and JSON in and out. */
export class AwsJsonService<Context extends { clear(): void }>
  implements AwsService
{
  readonly signingName: string;
  readonly throttled: AwsService['throttled'];
  readonly denied = { code: 'AccessDeniedException', status: 400 };
  private readonly models: Map<string, OperationModel>;
  private readonly deserializer = new JsonShapeDeserializer2(SETTINGS);
  private readonly serializer = new JsonShapeSerializer2(SETTINGS);

  constructor(private readonly options: AwsJsonServiceOptions<Context>) {
    this.signingName = options.signingName;
    this.throttled = options.throttled ?? {
      code: 'ThrottlingException',
      status: 400,
    };
    this.models = readOperationModels(options.clientPackage);
    this.deserializer.setSerdeContext(serdeFunctions);
    this.serializer.setSerdeContext(serdeFunctions);
  }

  operationOf(request: LocalRequest): string | undefined {
    return request.headers['x-amz-target']?.split('.')[1];
  }

  permissionsOf(request: LocalRequest): Permission[] | undefined {
    const { permissions, context } = this.options;
    const model = this.models.get(this.operationOf(request) ?? '');
    return (
      model && permissions?.(model.name, this.read(model, request), context)
    );
  }

  async handle(request: LocalRequest): Promise<LocalResponse> {
    const name = this.operationOf(request) ?? '';
    const model = this.models.get(name);
    if (!model) throw unknownOperation(name);
    const input = this.read(model, request);
    const body = this.options.database.transaction(() =>
      this.run(model, input),
    );
    return { status: 200, headers: { 'content-type': CONTENT_TYPE }, body };
  }

  errorResponse(error: AwsError): LocalResponse {
    return jsonErrorResponse(error, CONTENT_TYPE);
  }

  clear(): void {
    const { database, context, ledger } = this.options;
    database.transaction(() => {
      context.clear();
      ledger.clear();
    });
  }

  private read(model: OperationModel, { body }: LocalRequest) {
    return this.deserializer.readObject(model.input, parseJsonBody(body));
  }

  private run(model: OperationModel, input: object): string {
    const { handlers, context, ledger } = this.options;
    validateInput(model.input, input, this.options);
    const handler = findHandler(handlers, model.name, input);
    const perform = () => {
      this.serializer.write(model.output, handler.run(input, context));
      return new TextDecoder().decode(this.serializer.flush());
    };
    const token = idempotencyToken(model, input);
    if (token === undefined) return perform();
    return ledger.once(model.name, token, input, perform);
  }
}
