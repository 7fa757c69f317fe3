import type { AnyZodObject } from 'zod/v3';
import type { ActionsRegistryActionOptions } from '@backstage/backend-plugin-api/alpha';

/** An action as it is registered; ties input, output and examples to its schemas. */
export function agentAction<I extends AnyZodObject, O extends AnyZodObject>(
  options: ActionsRegistryActionOptions<I, O>,
): ActionsRegistryActionOptions<I, O> {
  return options;
}
