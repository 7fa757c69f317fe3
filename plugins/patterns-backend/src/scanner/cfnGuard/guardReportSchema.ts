import { z } from 'zod';

/**
 * The part of cfn-guard's `--structured -o json` that is read. The checks below
 * a rule mirror the inside of the program and are walked, not typed.
 */
const guardReportSchema = z.array(
  z.object({
    name: z.string(),
    status: z.enum(['PASS', 'FAIL', 'SKIP']),
    not_compliant: z.array(
      z.object({
        Rule: z.object({ name: z.string(), checks: z.array(z.unknown()) }),
      }),
    ),
    not_applicable: z.array(z.string()),
    compliant: z.array(z.string()),
  }),
);

/** What cfn-guard says of one file. */
export type GuardFileReport = z.infer<typeof guardReportSchema>[number];

/**
 * Reads cfn-guard's output.
 *
 * @throws Error when it is not the structured JSON of cfn-guard 3.
 */
export function parseGuardReport(output: Buffer): GuardFileReport[] {
  try {
    return guardReportSchema.parse(JSON.parse(output.toString('utf8')));
  } catch {
    throw new Error('its report cannot be read');
  }
}
