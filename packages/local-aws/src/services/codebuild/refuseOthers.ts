import { notImplemented } from '../../core/AwsError';

/**
 * Refuses a structure with a member that would have to be ignored.
 *
 * @throws AwsError NotImplemented
 */
export function refuseOthers(
  what: string,
  value: object | undefined,
  understands: string[],
): void {
  for (const [member, given] of Object.entries(value ?? {})) {
    if (given !== undefined && !understands.includes(member)) {
      throw notImplemented(`${member} of ${what}`);
    }
  }
}
