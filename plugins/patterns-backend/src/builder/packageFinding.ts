import type { Finding, Severity } from '@apo/backstage-plugin-patterns-common';

/** Tool that findings about packages name. */
export const PACKAGE_TOOL = 'package';

/** Rules that a package is checked against, beside the steps of its build. */
export const PACKAGE_RULES = 14;

/** A finding about the package of a CDK pattern. */
export function packageFinding(
  ruleId: string,
  message: string,
  fix: string,
  options: { file?: string; severity?: Severity } = {},
): Finding {
  return {
    tool: PACKAGE_TOOL,
    ruleId,
    severity: options.severity ?? 'error',
    message,
    fix,
    template: options.file ?? 'package.json',
  };
}
