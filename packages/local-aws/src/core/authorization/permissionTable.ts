import type { Permission } from './Permission';
import type { PermissionsOf } from './PermissionsOf';

/** What one operation needs beside its action: the resources, with their context. */
export type NeededResources<Context> = (
  input: never,
  context: Context,
) => (Omit<Permission, 'action'> & { action?: string })[];

/** An action that AWS lets nobody narrow by resource. */
export const anyResource = () => [{ resource: '*' }];

/**
 * Declares what the operations of a service need. Where nothing else is said,
 * the action is named like the operation.
 *
 * @param prefix - of the actions, e.g. `servicecatalog`
 */
export function permissionTable<Context>(
  prefix: string,
  table: Record<string, NeededResources<Context>>,
): PermissionsOf<Context> {
  return (operation, input, context) => {
    if (!Object.hasOwn(table, operation)) return undefined;
    const needed = table[operation](input as never, context);
    return needed.map(({ action = operation, ...rest }) => ({
      action: action.includes(':') ? action : `${prefix}:${action}`,
      ...rest,
    }));
  };
}
