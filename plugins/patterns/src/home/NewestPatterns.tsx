import { useApi } from '@backstage/frontend-plugin-api';
import { patternsApiRef } from '../api';
import { EntityName } from '../components/shared/EntityName';
import { RelativeTime } from '../components/shared/RelativeTime';
import { typeWords } from '../components/shared/words';
import { usePatternsLinks } from '../hooks/usePatternsLinks';
import { useRequest } from '../hooks/useRequest';
import { HomeCard } from './HomeCard';
import { HomeList } from './HomeList';
import { SHOWN } from './shown';

/** Widget: the patterns that changed last, of those that one can use. */
export function NewestPatterns() {
  const api = useApi(patternsApiRef);
  const links = usePatternsLinks();
  const { value, ...request } = useRequest('newest', signal =>
    api.listPatterns(
      { lifecycle: ['active'], sort: 'updated', order: 'desc', limit: SHOWN },
      { signal },
    ),
  );
  const items = value?.items.map(pattern => ({
    id: pattern.name,
    href: links.pattern(pattern.name),
    title: pattern.title,
    facts: (
      <>
        <span>
          {typeWords[pattern.type]} {pattern.latestVersion}
        </span>
        <EntityName entityRef={pattern.owner} />
        <RelativeTime at={pattern.updatedAt} />
      </>
    ),
  }));
  return (
    <HomeCard
      title="Newest patterns"
      all={{ label: 'All patterns', href: links.catalog }}
    >
      <HomeList
        request={{ ...request, value: items }}
        empty="Nothing is published yet. A pattern is here once a reviewer has approved it."
      />
    </HomeCard>
  );
}
