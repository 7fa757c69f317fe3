import { Link } from '@backstage/ui';
import type {
  PackageDetails,
  Pattern,
  PatternVersion,
} from '@apo/backstage-plugin-patterns-common';
import { publishedAt } from '../../usage/publicationsOf';
import { Digest } from '../shared/Digest';
import { EntityName } from '../shared/EntityName';
import { FactList } from '../shared/FactList';
import { safeLink } from '../shared/markdown';
import { RelativeTime } from '../shared/RelativeTime';
import { packageFacts } from './packageFacts';

/** Who answers for a version, and where it comes from. */
export function PatternFacts(props: {
  pattern: Pattern;
  version: PatternVersion;
  details?: PackageDetails;
}) {
  const { pattern, version, details } = props;
  const { review } = version;
  const published = publishedAt(version);
  const source = pattern.sourceUrl && safeLink(pattern.sourceUrl);
  return (
    <FactList
      facts={[
        ['Owner', <EntityName entityRef={pattern.owner} />],
        [
          'Source',
          source && (
            <Link href={source} target="_blank" rel="noopener noreferrer">
              {source.replace(/^https?:\/\//, '')}
            </Link>
          ),
        ],
        [
          'Submitted',
          <>
            <RelativeTime at={version.submittedAt} /> by{' '}
            <EntityName entityRef={version.submittedBy} />
          </>,
        ],
        [
          'Reviewed by',
          review?.decision === 'approve' && (
            <EntityName entityRef={review.reviewer} />
          ),
        ],
        ['Published', published && <RelativeTime at={published} />],
        ...packageFacts(version, details),
        ['Digest', <Digest digest={version.digest} />],
      ].map(([term, value]) => [term as string, value || undefined])}
    />
  );
}
