import type { FindingsSummary } from '@apo/backstage-plugin-patterns-common';
import { ToneLabel } from './ToneLabel';
import { count } from './words';

/** Findings of a version in one line: `0 open, 214 rules checked`. */
export function FindingsLine(props: { findings?: FindingsSummary }) {
  const { findings } = props;
  if (!findings) return <ToneLabel tone="neutral" label="Not yet checked" />;
  return (
    <ToneLabel tone={toneOf(findings)} label={describeFindings(findings)} />
  );
}

/** The same line as text. */
export function describeFindings(findings: FindingsSummary): string {
  const { error, warning, info, rulesChecked } = findings;
  const open = error + warning + info;
  const parts = [
    error && count(error, 'error'),
    warning && count(warning, 'warning'),
    info && count(info, 'note'),
  ].filter(Boolean);
  const detail = parts.length ? ` (${parts.join(', ')})` : '';
  return `${open} open${detail}, ${count(rulesChecked, 'rule')} checked`;
}

function toneOf({ error, warning }: FindingsSummary) {
  if (error) return 'negative';
  return warning ? 'warning' : 'positive';
}
