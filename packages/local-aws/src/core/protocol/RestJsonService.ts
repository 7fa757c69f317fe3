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
import { jsonErrorResponse } from './jsonBody';
import { OperationModel, readOperationModels } from './OperationModel';
import { Members } from './RestCodec';
import { RestJsonCodec } from './RestJsonCodec';
import { RestRoutes } from './RestRoutes';

/** What makes up a service of the REST-JSON protocol. */
export interface RestJsonServiceOptions<Context> {
  signingName: string;
  /** The module object of the service's client package. */
  clientPackage: object;
  constraints: ConstraintTable;
  handlers: OperationHandlers<Context>;
  context: Context;
  /** What an operation needs; undefined for one that is not declared. */
  permissions?: PermissionsOf<Context>;
  database: LocalDatabase;
  /** Left out where no operation takes an idempotency token. */
  ledger?: IdempotencyLedger;
  /** What a fault calls the service, where that is not its signing name. */
  faultName?: string;
}

/** A service that takes its operation from method and path, and JSON in and out. */
export class RestJsonService<Context extends { clear(): void }>
  implements AwsService
{
  readonly signingName: string;
  readonly faultName?: string;
  readonly throttled = { code: 'ThrottlingException', status: 429 };
  readonly denied = { code: 'AccessDeniedException', status: 403 };
  private readonly routes: RestRoutes;
  private readonly codec = new RestJsonCodec();

  constructor(private readonly options: RestJsonServiceOptions<Context>) {
    this.signingName = options.signingName;
    this.faultName = options.faultName;
    this.routes = new RestRoutes(
      readOperationModels(options.clientPackage).values(),
      'by-path',
    );
  }

  operationOf(request: LocalRequest): string | undefined {
    return this.routes.match(request)?.model.name;
  }

  permissionsOf(request: LocalRequest): Permission[] | undefined {
    const { permissions, context } = this.options;
    const match = this.routes.match(request);
    if (!match || !permissions) return undefined;
    const input = this.codec.readInput(match, request);
    return permissions(match.model.name, input, context);
  }

  async handle(request: LocalRequest): Promise<LocalResponse> {
    const match = this.routes.match(request);
    if (!match) {
      throw unknownOperation(`${request.method} ${request.url.pathname}`);
    }
    const input = this.codec.readInput(match, request);
    return this.options.database.transaction(() =>
      this.run(match.model, input),
    );
  }

  errorResponse(error: AwsError): LocalResponse {
    return jsonErrorResponse(error, 'application/json');
  }

  clear(): void {
    const { database, context, ledger } = this.options;
    database.transaction(() => {
      context.clear();
      ledger?.clear();
    });
  }

  private run(model: OperationModel, input: Members): LocalResponse {
    const { handlers, context, ledger } = this.options;
    validateInput(model.input, input, this.options);
    const handler = findHandler(handlers, model.name, input);
    const perform = () =>
      this.codec.writeOutput(model, handler.run(input, context) as Members);
    const token = idempotencyToken(model, input);
    if (!ledger || token === undefined) return perform();
    const answer = ledger.once(model.name, token, input, () =>
      JSON.stringify(perform()),
    );
    return JSON.parse(answer);
  }
}
