import vm from 'node:vm';

/** Longest time that a pattern of an author may take, in milliseconds. */
const MAX_MS = 100;

/**
 * Whether a whole value matches a pattern of a template. One that JavaScript
 * does not know, or that takes too long, matches here: CloudFormation decides.
 */
export function matchesPattern(pattern: string, value: string): boolean {
  // These mean something else in Java, in which CloudFormation reads them.
  if (/\\[pPAzZGhHRXQE]|&&|\[\[/.test(pattern)) return true;
  try {
    return vm.runInNewContext(
      'new RegExp(pattern).test(value)',
      { pattern: `^(?:${pattern})$`, value },
      { timeout: MAX_MS },
    );
  } catch {
    return true;
  }
}
