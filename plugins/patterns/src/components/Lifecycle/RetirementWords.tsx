import { Link } from '@backstage/ui';
import type { Retirement } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { ActorName } from '../shared/ActorName';
import { RelativeTime } from '../shared/RelativeTime';

/** Why something is retired, what to use instead, by whom and when. */
export function RetirementWords(props: { retirement: Retirement }) {
  const { reason, successor, by, at } = props.retirement;
  const links = usePatternsLinks();
  return (
    <>
      {reason}
      {successor && (
        <>
          {' '}
          Use <Link href={links.pattern(successor)}>{successor}</Link> instead.
        </>
      )}{' '}
      Said by <ActorName actor={by} /> <RelativeTime at={at} />.
    </>
  );
}
