import { z } from 'zod';
import type { Finding, Severity } from '@apo/backstage-plugin-patterns-common';

const levelSchema = z.enum(['none', 'note', 'warning', 'error']);
const textSchema = z.object({ text: z.string() });

const ruleSchema = z.object({
  id: z.string(),
  helpUri: z.string().optional(),
  help: textSchema.optional(),
  shortDescription: textSchema.optional(),
  defaultConfiguration: z.object({ level: levelSchema.optional() }).optional(),
});

const resultSchema = z.object({
  ruleId: z.string().optional(),
  ruleIndex: z.number().optional(),
  level: levelSchema.optional(),
  message: z.object({ text: z.string().optional() }),
  locations: z
    .array(
      z.object({
        physicalLocation: z
          .object({
            region: z
              .object({
                startLine: z.number().optional(),
                startColumn: z.number().optional(),
                endLine: z.number().optional(),
              })
              .optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});

const sarifSchema = z.object({
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.object({
        tool: z.object({
          driver: z.object({
            version: z.string().optional(),
            semanticVersion: z.string().optional(),
            rules: z.array(ruleSchema).optional(),
          }),
        }),
        invocations: z
          .array(z.object({ executionSuccessful: z.boolean() }))
          .optional(),
        // Absent when the run failed before it looked. Source: 3.14.23.
        results: z.array(resultSchema),
      }),
    )
    .min(1),
});

type SarifRun = z.infer<typeof sarifSchema>['runs'][number];
type SarifResult = z.infer<typeof resultSchema>;

const severities: Record<z.infer<typeof levelSchema>, Severity> = {
  error: 'error',
  warning: 'warning',
  note: 'info',
  none: 'info',
};

/**
 * Reads the report of a command about one template.
 * Source: OASIS SARIF 2.1.0, sections 3.14, 3.20, 3.27.
 *
 * @throws Error when it is not SARIF 2.1.0, or says that the tool failed.
 */
export function readSarif(
  output: Buffer,
  tool: string,
  template: string,
): { version?: string; rulesChecked: number; findings: Finding[] } {
  const { runs } = parse(output);
  const failed = runs.some(run =>
    run.invocations?.some(({ executionSuccessful }) => !executionSuccessful),
  );
  if (failed) throw new Error('its report says that it did not succeed');
  const { driver } = runs[0].tool;
  const rules = runs.flatMap(run => run.tool.driver.rules ?? []);
  return {
    version: driver.semanticVersion ?? driver.version,
    // A tool may list the broken rules only, or none.
    rulesChecked: Math.max(1, rules.length),
    findings: runs.flatMap(run =>
      run.results.map(result => toFinding(result, run, tool, template)),
    ),
  };
}

function parse(output: Buffer) {
  try {
    return sarifSchema.parse(JSON.parse(output.toString('utf8')));
  } catch {
    throw new Error('its output is not a SARIF 2.1.0 report');
  }
}

function toFinding(
  result: SarifResult,
  run: SarifRun,
  tool: string,
  template: string,
): Finding {
  const rules = run.tool.driver.rules ?? [];
  const rule =
    rules[result.ruleIndex ?? -1] ?? rules.find(r => r.id === result.ruleId);
  const region = result.locations?.[0]?.physicalLocation?.region;
  // A result without a level is a warning. Source: 3.27.10.
  const level = result.level ?? rule?.defaultConfiguration?.level ?? 'warning';
  return {
    tool,
    ruleId: result.ruleId ?? rule?.id ?? 'unnamed',
    severity: severities[level],
    message:
      result.message.text || rule?.shortDescription?.text || 'No explanation.',
    fix: rule?.help?.text,
    template,
    line: region?.startLine || undefined,
    column: region?.startColumn || undefined,
    endLine: region?.endLine || undefined,
    helpUrl: rule?.helpUri,
  };
}
