import type { AwsService, LocalRequest } from '../AwsService';
import { Session, undeclared } from './Session';

/**
 * Checks that the policy of a session allows a request.
 *
 * @throws AwsError AccessDenied, also if nobody declared what the request needs
 */
export function authorize(
  session: Session,
  service: AwsService,
  request: LocalRequest,
): void {
  const permissions = service.permissionsOf?.(request);
  if (!permissions) throw undeclared(service.operationOf(request));
  for (const permission of permissions) session.require(permission);
}
