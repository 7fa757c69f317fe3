import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import limiter from 'p-limit';
import type {
  Finding,
  Report,
  ScannerRun,
  TemplateSummary,
} from '@apo/backstage-plugin-patterns-common';
import {
  findTemplate,
  type BundleContent,
  type PatternScanner,
} from '@apo/backstage-plugin-patterns-node';
import type { TemplateWorkers } from '../lint/TemplateWorkers';
import type { ScannerLimits } from '../ScannerLimits';
import { checkTemplates, type CheckedTemplates } from './checkTemplates';
import { RuleSeverities } from './RuleSeverities';
import { runScanner } from './runScanner';
import { limitFindings, sortFindings } from './sortFindings';
import { withTargets } from './writeTargets';

/** What a gate is made of. @public */
export type GateOptions = {
  scanners: readonly PatternScanner[];
  workers: TemplateWorkers;
  limits: ScannerLimits;
  severities: RuleSeverities;
  logger: LoggerService;
};

/** Live validations that may wait before more are refused. */
const MAX_WAITING = 50;

/**
 * Decides whether a bundle may go to review: the form of its templates first,
 * then every scanner. It fails closed: what cannot be judged does not pass.
 * @public
 */
export class Gate {
  readonly #options: GateOptions;
  readonly #limit: limiter.Limit;

  constructor(options: GateOptions) {
    this.#options = options;
    this.#limit = limiter(options.limits.concurrency);
  }

  /**
   * Judges the templates of a bundle.
   *
   * @param request - `templates` are those that a build made; without them the
   *   bundle's own template is judged.
   * @throws the signal's reason when aborted: there is no verdict then.
   */
  async run(request: {
    digest: string;
    content: BundleContent;
    templates?: BundleContent;
    signal: AbortSignal;
  }): Promise<Report> {
    const { digest, signal } = request;
    const startedAt = new Date().toISOString();
    const { templates, missing } = templatesOf(request);
    const result = missing
      ? { findings: [missing], runs: [], summaries: [] }
      : await this.#judge(templates, this.#options.scanners, signal);
    const { findings, runs, summaries } = result;
    return {
      digest,
      passed: !findings.some(({ severity }) => severity === 'error'),
      startedAt,
      finishedAt: new Date().toISOString(),
      scanners: runs,
      findings: limitFindings(findings),
      templates: summaries,
    };
  }

  /**
   * Judges a template that is being written: its form and the linters, or the
   * policy scanners alone.
   *
   * @throws ServiceUnavailableError when too many wait already.
   */
  async validateTemplate(
    text: string,
    stage: 'lint' | 'policy',
    signal: AbortSignal = new AbortController().signal,
  ): Promise<{ findings: Finding[]; passed: boolean }> {
    const waiting = this.#limit.pendingCount + this.#options.workers.waiting;
    if (waiting > MAX_WAITING) {
      throw new ServiceUnavailableError(
        'Too many templates are being validated: try again in a minute',
      );
    }
    const { findings, readable } = await this.#judge(
      new Map([['template.yaml', Buffer.from(text)]]),
      this.#options.scanners.filter(scanner => scanner.stage === stage),
      signal,
    );
    const said =
      stage === 'policy' && readable
        ? findings.filter(({ tool }) => tool !== 'template')
        : findings;
    return {
      findings: limitFindings(said),
      passed: !said.some(({ severity }) => severity === 'error'),
    };
  }

  /** Loads the linter, so that the first author need not wait. */
  async warm(): Promise<void> {
    await this.#options.workers.warm();
  }

  /** Ends the processes that it keeps warm. */
  close(): void {
    this.#options.workers.close();
  }

  async #judge(
    templates: BundleContent,
    scanners: readonly PatternScanner[],
    signal: AbortSignal,
  ) {
    const { severities, workers } = this.#options;
    const checked = await checkTemplates(templates, workers, signal);
    const scanned = checked.readable
      ? await this.#scan(checked, scanners, signal)
      : { findings: [], runs: [] };
    return {
      readable: checked.readable,
      summaries: checked.summaries satisfies TemplateSummary[],
      runs: [checked.run, ...scanned.runs],
      findings: sortFindings(
        severities.apply([
          ...checked.findings,
          ...addTypes(scanned.findings, checked.summaries),
        ]),
      ),
    };
  }

  #scan(
    { texts }: CheckedTemplates,
    scanners: readonly PatternScanner[],
    signal: AbortSignal,
  ): Promise<{ findings: Finding[]; runs: ScannerRun[] }> {
    const { limits, logger } = this.#options;
    const deadlineMs = limits.timeoutMs * (texts.size + 1);
    return withTargets(texts, async targets => {
      const outcomes = await Promise.all(
        scanners.map(scanner =>
          this.#limit(() =>
            runScanner(scanner, targets, { signal, deadlineMs }),
          ),
        ),
      );
      for (const { run, failure } of outcomes) {
        if (failure) logger.error(`Scanner ${run.name} failed`, failure);
      }
      return {
        runs: outcomes.map(({ run }) => run),
        findings: outcomes.flatMap(({ findings }) => findings),
      };
    });
  }
}

function templatesOf(request: {
  content: BundleContent;
  templates?: BundleContent;
}): { templates: BundleContent; missing?: Finding } {
  const { content } = request;
  let problem = 'The build made no template';
  if (request.templates?.size) return { templates: request.templates };
  if (!request.templates) {
    try {
      const path = findTemplate(content);
      return { templates: new Map([[path, content.get(path)!]]) };
    } catch (error) {
      problem = toError(error).message;
    }
  }
  return {
    templates: new Map(),
    missing: {
      tool: 'template',
      ruleId: 'template-missing',
      severity: 'error',
      message: problem,
      template: '',
    },
  };
}

/** Types of resources, which not every scanner knows. */
function addTypes(
  findings: readonly Finding[],
  summaries: readonly TemplateSummary[],
): Finding[] {
  const types = new Map(
    summaries.flatMap(({ path, resources }) =>
      resources.map(({ id, type }) => [`${path}\n${id}`, type] as const),
    ),
  );
  return findings.map(finding => ({
    ...finding,
    resourceType:
      finding.resourceType ??
      types.get(`${finding.template}\n${finding.resource}`),
  }));
}
