import { toError } from '@backstage/errors';
import type {
  Finding,
  ScannerRun,
  TemplateSummary,
} from '@apo/backstage-plugin-patterns-common';
import type { BundleContent } from '@apo/backstage-plugin-patterns-node';
import type { TemplateWorkers } from '../lint/TemplateWorkers';
import {
  readTemplateText,
  TEMPLATE_RULES,
  TEMPLATE_TOOL,
} from './readTemplateText';
import { SCANNER_FAILED } from './RuleSeverities';

/** What is known of templates before a scanner saw them. */
export type CheckedTemplates = {
  /** Whether scanners can be asked: every template can be read. */
  readable: boolean;
  texts: Map<string, string>;
  findings: Finding[];
  summaries: TemplateSummary[];
  run: ScannerRun;
};

/** Checks the form of templates, in a child process. */
export async function checkTemplates(
  templates: BundleContent,
  workers: TemplateWorkers,
  signal: AbortSignal,
): Promise<CheckedTemplates> {
  const started = performance.now();
  const texts = new Map<string, string>();
  const findings: Finding[] = [];
  const summaries: TemplateSummary[] = [];
  for (const [template, bytes] of templates) {
    const read = readTemplateText(bytes, template);
    if ('finding' in read) {
      findings.push(read.finding);
      continue;
    }
    const checked = await checkText(read.text, template, workers, signal);
    findings.push(...checked.findings);
    if (!checked.readable || !checked.summary) continue;
    texts.set(template, read.text);
    summaries.push(checked.summary);
  }
  return {
    readable: texts.size > 0 && texts.size === templates.size,
    texts,
    findings,
    summaries,
    run: {
      name: TEMPLATE_TOOL,
      rulesChecked: TEMPLATE_RULES,
      durationMs: Math.round(performance.now() - started),
    },
  };
}

async function checkText(
  text: string,
  template: string,
  workers: TemplateWorkers,
  signal: AbortSignal,
) {
  try {
    return await workers.check(text, template, signal);
  } catch (error) {
    signal.throwIfAborted();
    const finding: Finding = {
      tool: TEMPLATE_TOOL,
      ruleId: SCANNER_FAILED,
      severity: 'error',
      message: `The template could not be read: ${
        toError(error).message
      }. What cannot be read cannot be judged, so it is refused.`,
      fix: 'Make the template smaller or simpler, and submit again.',
      template,
    };
    return { readable: false, findings: [finding], summary: undefined };
  }
}
