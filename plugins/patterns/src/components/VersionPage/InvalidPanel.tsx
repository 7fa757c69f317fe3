import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { FindingsReport } from '../shared/FindingsReport';
import { count } from '../shared/words';
import { Panel } from './Panel';
import { ResubmitButton } from './ResubmitButton';

/** The gate refused: what to change, then submit again. */
export function InvalidPanel(props: { version: PatternVersion }) {
  const { version } = props;
  return (
    <Panel
      title="The gate refused this version"
      text={reasonOf(version)}
      actions={<ResubmitButton version={version} />}
    >
      <FindingsReport bundle={version} />
    </Panel>
  );
}

function reasonOf({ findings, problem }: PatternVersion): string {
  if (problem) return problem.message;
  const errors = findings?.error ?? 0;
  if (errors === 0) return 'Change what is named below, then submit it again.';
  return `${count(
    errors,
    'error',
  )} must be mended. Change what is named below, then submit it again.`;
}
