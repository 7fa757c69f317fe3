import { AwsError } from '../AwsError';
import { AwsService, LocalRequest, LocalResponse } from '../AwsService';
import {
  findHandler,
  OperationHandlers,
  unknownOperation,
} from '../OperationHandler';
import { LocalDatabase } from '../storage/LocalDatabase';
import { ConstraintTable } from '../validation/ConstraintTable';
import { validateInput } from '../validation/validateInput';
import { jsonErrorResponse } from './jsonBody';
import { readOperationModels } from './OperationModel';
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
  database: LocalDatabase;
}

/** A service that takes its operation from method and path, and JSON in and out. */
export class RestJsonService<Context extends { clear(): void }>
  implements AwsService
{
  readonly signingName: string;
  readonly throttled = { code: 'ThrottlingException', status: 429 };
  private readonly routes: RestRoutes;
  private readonly codec = new RestJsonCodec();

  constructor(private readonly options: RestJsonServiceOptions<Context>) {
    this.signingName = options.signingName;
    this.routes = new RestRoutes(
      readOperationModels(options.clientPackage).values(),
      'by-path',
    );
  }

  operationOf(request: LocalRequest): string | undefined {
    return this.routes.match(request)?.model.name;
  }

  async handle(request: LocalRequest): Promise<LocalResponse> {
    const match = this.routes.match(request);
    if (!match) {
      throw unknownOperation(`${request.method} ${request.url.pathname}`);
    }
    const { model } = match;
    const { handlers, context, database } = this.options;
    const input = this.codec.readInput(match, request);
    return database.transaction(() => {
      validateInput(model.input, input, this.options);
      const handler = findHandler(handlers, model.name, input);
      const output = handler.run(input, context) as Members;
      return this.codec.writeOutput(model, output);
    });
  }

  errorResponse(error: AwsError): LocalResponse {
    return jsonErrorResponse(error, 'application/json');
  }

  clear(): void {
    const { database, context } = this.options;
    database.transaction(() => context.clear());
  }
}
