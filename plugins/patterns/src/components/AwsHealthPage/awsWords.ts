import type {
  AwsCheckResult,
  AwsState,
} from '@apo/backstage-plugin-patterns-common';
import type { Tone } from '../shared/words';

/** What the state of an AWS resource is called, and its tone. */
export const awsStateWords: Record<AwsState, { label: string; tone: Tone }> = {
  failed: { label: 'Not right', tone: 'negative' },
  warning: { label: 'Needs attention', tone: 'warning' },
  ok: { label: 'Right', tone: 'positive' },
  skipped: { label: 'Nothing to check', tone: 'neutral' },
};

/** From what to look at first to what needs nobody. */
const order: AwsState[] = ['failed', 'warning', 'skipped', 'ok'];

/** The checks with what to look at first; of one state as they came. */
export function sortChecks(checks: readonly AwsCheckResult[]) {
  return [...checks].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
}

/** All of it in one line: `9 of 10 are right; 1 needs attention`. */
export function summarize(checks: readonly AwsCheckResult[]): {
  text: string;
  tone: Tone;
} {
  const n = (state: AwsState) => checks.filter(c => c.state === state).length;
  const counted = checks.length - n('skipped');
  const right = n('ok');
  const failed = n('failed');
  const warnings = n('warning');
  if (failed + warnings === 0) {
    const text = counted === 1 ? 'All is right' : `All ${counted} are right`;
    return { text, tone: 'positive' };
  }
  const parts = [
    failed > 0 && `${failed} ${failed === 1 ? 'is' : 'are'} not right`,
    warnings > 0 &&
      `${warnings} ${warnings === 1 ? 'needs' : 'need'} attention`,
  ];
  return {
    text: `${right} of ${counted} ${right === 1 ? 'is' : 'are'} right; ${parts
      .filter(Boolean)
      .join(', ')}`,
    tone: failed > 0 ? 'negative' : 'warning',
  };
}
