import type { Permission } from './Permission';

/** What an operation needs, by its name and input; undefined if it is not declared. */
export type PermissionsOf<Context> = (
  operation: string,
  input: object,
  context: Context,
) => Permission[] | undefined;
