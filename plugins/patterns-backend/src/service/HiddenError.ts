import { NotFoundError } from '@backstage/errors';

/**
 * The caller may not see what is there. The answer is that of something that
 * is not there; only the audit log tells one from the other.
 */
export class HiddenError extends NotFoundError {}
