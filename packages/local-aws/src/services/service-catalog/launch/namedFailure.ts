import type { RecordError } from '@aws-sdk/client-service-catalog';

/** Names of products that fail, so that failures can be seen and tested. */
const FAILS_TO_LAUNCH = /must-fail$/;
const FAILS_TO_END = /must-stay$/;

/** Why a launch under this name fails; undefined: it does not. */
export function launchFailure(name: string): RecordError | undefined {
  if (!FAILS_TO_LAUNCH.test(name)) return undefined;
  return {
    Code: 'CloudFormationStackFailure',
    Description: `The following resource(s) failed to create: [Bucket]. The name ${name} asks the local AWS for this failure. Rollback requested by user.`,
  };
}

/** Why the end of a product of this name fails the first time; undefined: it does not. */
export function endFailure(name: string): RecordError | undefined {
  if (!FAILS_TO_END.test(name)) return undefined;
  return {
    Code: 'CloudFormationStackFailure',
    Description: `The following resource(s) failed to delete: [Bucket]. The name ${name} asks the local AWS for this failure, once.`,
  };
}
