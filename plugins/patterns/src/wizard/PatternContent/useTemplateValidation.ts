import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  FieldProblem,
  Finding,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef, type PatternsApi } from '../../api/PatternsApi';
import { TYPING_PAUSE_MS } from '../../hooks/useLiveRequest';
import { checkTemplateText } from './templateSyntax';

/** Where live validation of the present text stands. */
export type TemplateValidation = {
  status: 'idle' | 'checking' | 'done' | 'failed';
  /** So far; of an older text until the first answer about the present one. */
  findings: readonly Finding[];
  /** Why the text can never pass; the server is not asked about it. */
  problem?: FieldProblem;
  error?: Error;
  retry: () => void;
};

type State = Omit<TemplateValidation, 'retry'>;

/**
 * Validates a template as one types: schema and lint first, as they answer at
 * once, then the policies. A newer text aborts what was asked about an older
 * one, and an answer that comes too late is never shown.
 */
export function useTemplateValidation(text: string): TemplateValidation {
  const api = useApi(patternsApiRef);
  const [state, setState] = useState<State>({ status: 'idle', findings: [] });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(n => n + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    setState(({ findings }) => ({ status: 'checking', findings }));
    const timer = setTimeout(() => {
      const settle = (of: State) => {
        if (!controller.signal.aborted) setState(of);
      };
      void validate(api, text, controller.signal, settle);
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, text, attempt]);

  return { ...state, retry };
}

async function validate(
  api: PatternsApi,
  template: string,
  signal: AbortSignal,
  settle: (state: State) => void,
) {
  const problem = checkTemplateText(template);
  if (problem) {
    settle({ status: 'idle', findings: [], problem });
    return;
  }
  let findings: Finding[] = [];
  try {
    for (const stage of ['lint', 'policy'] as const) {
      const answer = await api.validateTemplate(
        { template, stage },
        { signal },
      );
      if (signal.aborted) return;
      findings = merge(findings, answer.findings);
      settle({ status: stage === 'lint' ? 'checking' : 'done', findings });
    }
  } catch (error) {
    settle({ status: 'failed', findings, error: error as Error });
  }
}

function merge(known: Finding[], added: Finding[]): Finding[] {
  const identity = (f: Finding) =>
    JSON.stringify([f.tool, f.ruleId, f.resource, f.path, f.line, f.message]);
  return [...new Map([...known, ...added].map(f => [identity(f), f])).values()];
}
