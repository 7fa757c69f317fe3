import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { VersionSummary } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef, type PatternsApi } from '../api';
import { EntityName } from '../components/shared/EntityName';
import { FindingsLine } from '../components/shared/FindingsLine';
import { RelativeTime } from '../components/shared/RelativeTime';
import { usePatternsAccess } from '../hooks/usePatternsAccess';
import { usePatternsLinks } from '../hooks/usePatternsLinks';
import { useRequest } from '../hooks/useRequest';
import { HomeCard } from './HomeCard';
import { HomeList } from './HomeList';
import { SHOWN } from './shown';

/** Versions asked for at once. */
const PAGE = 20;
/** Pages that are looked through for versions of others, at most. */
const MAX_PAGES = 5;

/** Widget: what waits for a review by this person; nothing for those who review nothing. */
export function ReviewsWaiting() {
  const api = useApi(patternsApiRef);
  const identity = useApi(identityApiRef);
  const links = usePatternsLinks();
  const { mayReview } = usePatternsAccess();
  const { value, ...request } = useRequest(
    mayReview ? 'reviews' : undefined,
    async signal => {
      const { userEntityRef } = await identity.getBackstageIdentity();
      return findReviews(api, userEntityRef, signal);
    },
  );
  if (!mayReview) return null;
  const items = value?.map(version => ({
    id: `${version.patternName}@${version.version}`,
    href: links.version(version),
    title: `${version.patternName} ${version.version}`,
    facts: (
      <>
        <EntityName entityRef={version.submittedBy} />
        <RelativeTime at={version.submittedAt} />
        <FindingsLine findings={version.findings} />
      </>
    ),
  }));
  return (
    <HomeCard
      title="Reviews waiting for me"
      all={{ label: 'All reviews', href: links.reviews }}
    >
      <HomeList
        request={{ ...request, value: items }}
        empty="Nothing waits for you. A version comes here once the gate has passed it; your own are for others."
      />
    </HomeCard>
  );
}

/** The longest waiting of others: nobody reviews their own. */
async function findReviews(
  api: PatternsApi,
  me: string,
  signal: AbortSignal,
): Promise<VersionSummary[]> {
  const found: VersionSummary[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES && found.length < SHOWN; page++) {
    const { items, nextCursor } = await api.listVersions(
      { state: ['in-review'], order: 'asc', limit: PAGE, cursor },
      { signal },
    );
    found.push(...items.filter(v => v.submittedBy !== me));
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return found.slice(0, SHOWN);
}
