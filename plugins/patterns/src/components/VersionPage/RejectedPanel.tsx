import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { Comment } from '../shared/Comment';
import { EntityName } from '../shared/EntityName';
import { Panel } from './Panel';
import { ResubmitButton } from './ResubmitButton';

/** A reviewer said no: why, then submit again. */
export function RejectedPanel(props: { version: PatternVersion }) {
  const { version } = props;
  const { review } = version;
  return (
    <Panel
      title="The version was rejected"
      text={
        review && (
          <>
            <EntityName entityRef={review.reviewer} /> asks for a change. A new
            submission is validated and reviewed afresh.
          </>
        )
      }
      actions={<ResubmitButton version={version} />}
    >
      {review?.comment && <Comment text={review.comment} />}
    </Panel>
  );
}
