import { defineOperation, OperationHandler } from '../../core/OperationHandler';
import type { Catalog } from './Catalog';

/** Types one Service Catalog operation; the language of messages is always English. */
export function defineCatalogOperation<
  Input extends object,
  Output extends object = object,
>(
  handler: OperationHandler<Catalog, Input, Output> & {
    understands: readonly (keyof Input & string)[];
  },
): OperationHandler<Catalog> {
  const operation = defineOperation<Catalog, Input, Output>(handler);
  const understands = [...operation.understands, 'AcceptLanguage'];
  return { ...operation, understands };
}
