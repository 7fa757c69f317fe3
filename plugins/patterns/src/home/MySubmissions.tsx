import { useApi } from '@backstage/frontend-plugin-api';
import { patternsApiRef } from '../api';
import { RelativeTime } from '../components/shared/RelativeTime';
import { ToneLabel } from '../components/shared/ToneLabel';
import { stateWords } from '../components/shared/words';
import { usePatternsAccess } from '../hooks/usePatternsAccess';
import { usePatternsLinks } from '../hooks/usePatternsLinks';
import { useRequest } from '../hooks/useRequest';
import { HomeCard } from './HomeCard';
import { HomeList } from './HomeList';
import { SHOWN } from './shown';

/** Widget: what this person submitted last, and where it stands; nothing for those who may not. */
export function MySubmissions() {
  const api = useApi(patternsApiRef);
  const links = usePatternsLinks();
  const { mayCreate } = usePatternsAccess();
  const { value, ...request } = useRequest(
    mayCreate ? 'submissions' : undefined,
    signal =>
      api.listVersions({ mine: true, order: 'desc', limit: SHOWN }, { signal }),
  );
  if (!mayCreate) return null;
  const items = value?.items.map(version => ({
    id: `${version.patternName}@${version.version}`,
    href: links.version(version),
    title: `${version.patternName} ${version.version}`,
    facts: (
      <>
        <ToneLabel {...stateWords[version.state]} />
        <RelativeTime at={version.submittedAt} />
      </>
    ),
  }));
  return (
    <HomeCard
      title="My submissions"
      all={{ label: 'All my submissions', href: links.submissions }}
    >
      <HomeList
        request={{ ...request, value: items }}
        empty="You have not submitted anything yet. Publish a pattern from the catalog."
      />
    </HomeCard>
  );
}
