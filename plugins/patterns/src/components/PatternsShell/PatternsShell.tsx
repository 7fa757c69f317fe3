import { useEffect, type ReactNode } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { PluginHeader, type HeaderTab } from '@backstage/ui';
import { RiShapesLine } from '@remixicon/react';
import { patternsApiRef } from '../../api';
import { usePatternsAccess } from '../../hooks/usePatternsAccess';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useRequest } from '../../hooks/useRequest';
import { PublishButton } from './PublishButton';

const COUNTED = 100;

/** The plugin header with the tabs that the user may use, around a page. */
export function PatternsShell(props: { place?: Place; children: ReactNode }) {
  const { place, children } = props;
  const links = usePatternsLinks();
  const tabs = useTabs(place);
  useDocumentTitle(place);
  return (
    <>
      <PluginHeader
        title="Patterns"
        icon={<RiShapesLine />}
        titleLink={links.catalog}
        breadcrumbs={place && breadcrumbsOf(links, place)}
        tabs={tabs}
        // On a page about one pattern its own actions come first.
        customActions={place ? undefined : <PublishButton />}
      />
      {children}
    </>
  );
}

type Place = { name: string; version?: string };

function useTabs(place?: Place): HeaderTab[] {
  const links = usePatternsLinks();
  const { mayCreate, mayReview } = usePatternsAccess();
  const waiting = useWaitingReviews(mayReview, JSON.stringify(place ?? ''));
  const tabs: HeaderTab[] = [
    {
      id: 'catalog',
      label: 'Catalog',
      href: links.catalog,
      matchStrategy: 'prefix',
    },
  ];
  if (mayCreate) {
    tabs.push({
      id: 'submissions',
      label: 'My submissions',
      href: links.submissions,
      matchStrategy: 'prefix',
    });
  }
  if (mayReview) {
    tabs.push({
      id: 'reviews',
      label: waiting ? `Reviews (${waiting})` : 'Reviews',
      href: links.reviews,
      matchStrategy: 'prefix',
    });
  }
  return tabs;
}

/**
 * How many versions wait for a review, as text; undefined while unknown or none.
 * Counted anew wherever the user goes.
 */
function useWaitingReviews(wanted: boolean, at: string): string | undefined {
  const api = useApi(patternsApiRef);
  const { value } = useRequest(wanted ? `reviews ${at}` : undefined, signal =>
    api.listVersions({ state: ['in-review'], limit: COUNTED }, { signal }),
  );
  if (!value?.items.length) return undefined;
  return value.nextCursor ? `${COUNTED}+` : String(value.items.length);
}

function useDocumentTitle(place?: Place) {
  const { name, version } = place ?? {};
  useEffect(() => {
    const before = document.title;
    const parts = [[name, version].filter(Boolean).join(' '), 'Patterns'];
    document.title = parts.filter(Boolean).join(' · ');
    return () => {
      document.title = before;
    };
  }, [name, version]);
}

function breadcrumbsOf(
  links: ReturnType<typeof usePatternsLinks>,
  { name, version }: Place,
) {
  const entries = [
    { label: 'Patterns', href: links.catalog },
    { label: name, href: links.pattern(name) },
  ];
  return version
    ? [
        ...entries,
        {
          label: version,
          href: links.version({ patternName: name, version }),
        },
      ]
    : entries;
}
