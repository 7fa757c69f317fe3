import type { StepOwner } from './Isolation';

/** "nobody" on every Linux; see user_namespaces(7), overflow uid. */
const NOBODY = 65534;

/**
 * Who the code of a step runs as: nobody when the back end is root, so that it
 * is not root outside its namespaces either.
 */
export function stepOwner(): StepOwner | undefined {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined;
}
