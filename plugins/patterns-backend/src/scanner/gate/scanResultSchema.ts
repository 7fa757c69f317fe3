import { z } from 'zod';
import type { ScanResult } from '@apo/backstage-plugin-patterns-node';

const place = z.number().int().min(1).optional();

const findingSchema = z.object({
  tool: z.string().min(1),
  ruleId: z.string().min(1),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string().min(1),
  fix: z.string().optional(),
  template: z.string(),
  resource: z.string().optional(),
  resourceType: z.string().optional(),
  path: z.string().optional(),
  line: place,
  column: place,
  endLine: place,
  helpUrl: z.string().optional(),
});

const scanResultSchema = z.object({
  version: z.string().optional(),
  rulesChecked: z.number().int().min(1),
  findings: z.array(findingSchema),
});

/**
 * Checks what a scanner gave: a scanner of an adopter may be wrong, and none
 * that evaluated no rule has said that a template is good.
 *
 * @throws Error when it is not a whole result.
 */
export function checkScanResult(result: unknown): ScanResult {
  const checked = scanResultSchema.safeParse(result);
  if (checked.success) return checked.data;
  throw new Error(
    `its result is not whole: ${z
      .prettifyError(checked.error)
      .replace(/\s+/g, ' ')}`,
  );
}
