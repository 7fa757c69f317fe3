import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';

/** What the SDK's client package knows of one operation. */
export interface OperationModel {
  name: string;
  input: NormalizedSchema;
  output: NormalizedSchema;
  /** Method, URI template and success status, for protocols that bind to HTTP. */
  http?: [method: string, uri: string, status: number];
}

const OPERATION_SCHEMA = 9;

function isOperationSchema(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === OPERATION_SCHEMA;
}

/**
 * Lists the operations of a service from the schemas that its client package
 * exports (`CreateProduct$` and so on).
 *
 * @param clientPackage - the module object, e.g. `import * as s3 from '@aws-sdk/client-s3'`
 */
export function readOperationModels(
  clientPackage: object,
): Map<string, OperationModel> {
  const models = Object.values(clientPackage)
    .filter(isOperationSchema)
    .map(schema => {
      const [, , name, , input, output] = schema;
      const model: OperationModel = {
        name,
        input: NormalizedSchema.of(input),
        output: NormalizedSchema.of(output),
        http: NormalizedSchema.of(schema).getMergedTraits().http,
      };
      return [name, model] as const;
    });
  return new Map(models);
}

/** The members that the model requires: the first N of the structure. */
export function requiredMembers(structure: NormalizedSchema): string[] {
  const schema = structure.getSchema();
  if (!Array.isArray(schema) || !structure.isStructSchema()) return [];
  const names = schema[4] as string[];
  const count = (schema[6] ?? 0) as number;
  return names.slice(0, count);
}
