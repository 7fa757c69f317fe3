import { NotAllowedError } from '@backstage/errors';

/** A 403 that names the permissions of which one is needed. */
export class PermissionDeniedError extends NotAllowedError {
  readonly permissions: string[];

  constructor(permissions: readonly { name: string }[]) {
    const names = permissions.map(({ name }) => name);
    super(
      `This needs the permission ${names.join(
        ' or ',
      )}: ask a platform administrator for the role that has it`,
    );
    this.permissions = names;
  }
}
