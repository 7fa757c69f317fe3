import { useEffect, type ReactNode } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { PluginHeader, type HeaderTab } from '@backstage/ui';
import { RiShapesLine } from '@remixicon/react';
import { patternsApiRef } from '../../api';
import { useAttributeAccess } from '../../hooks/useAttributeAccess';
import { useAwsAccess } from '../../hooks/useAwsAccess';
import { usePatternsAccess } from '../../hooks/usePatternsAccess';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useRequest } from '../../hooks/useRequest';
import { useStatisticsAccess } from '../../hooks/useStatisticsAccess';
import { PublishButton } from './PublishButton';
import { useChosenTabInView } from './useChosenTabInView';
import { useTabsWithoutPanels } from './useTabsWithoutPanels';
import styles from './PatternsShell.module.css';

const COUNTED = 100;

/** The plugin header with the tabs that the user may use, around a page. */
export function PatternsShell(props: { place?: Place; children: ReactNode }) {
  const { place, children } = props;
  const links = usePatternsLinks();
  const tabs = useTabs(place);
  const header = useChosenTabInView<HTMLDivElement>();
  useTabsWithoutPanels(header);
  useDocumentTitle(place && titleOf(place));
  return (
    <>
      <div ref={header} className={styles.header}>
        <PluginHeader
          title="Patterns"
          icon={<RiShapesLine />}
          titleLink={links.catalog}
          breadcrumbs={place && breadcrumbsOf(links, place)}
          tabs={tabs}
          // Elsewhere the page's own actions come first.
          customActions={place ? undefined : <PublishButton />}
        />
      </div>
      {children}
    </>
  );
}

/** Where in the plugin a page is; a page without a place is one of the lists. */
export type Place =
  | { name: string; version?: string }
  | { attributes: true; id?: string };

function useTabs(place?: Place): HeaderTab[] {
  const links = usePatternsLinks();
  const { mayCreate, mayReview } = usePatternsAccess();
  const { mayRead: mayReadAttributes } = useAttributeAccess();
  const { mayRead: mayReadAws } = useAwsAccess();
  const { mayRead: mayReadStatistics } = useStatisticsAccess();
  const waiting = useWaitingReviews(mayReview, JSON.stringify(place ?? ''));
  const tabs: HeaderTab[] = [
    {
      id: 'catalog',
      label: 'Catalog',
      href: links.catalog,
      matchStrategy: 'prefix',
    },
    {
      id: 'following',
      label: 'Following',
      href: links.following,
      matchStrategy: 'prefix',
    },
    {
      id: 'launches',
      label: 'My launches',
      href: links.launches,
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
  if (mayReadAttributes) {
    tabs.push({
      id: 'attributes',
      label: 'Attributes',
      href: links.attributes,
      matchStrategy: 'prefix',
    });
  }
  if (mayReadAws) {
    tabs.push({
      id: 'aws',
      label: 'AWS',
      href: links.aws,
      matchStrategy: 'prefix',
    });
  }
  if (mayReadStatistics) {
    tabs.push({
      id: 'overview',
      label: 'Overview',
      href: links.overview,
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

function useDocumentTitle(title = '') {
  useEffect(() => {
    const before = document.title;
    const parts = [title, 'Patterns'];
    document.title = parts.filter(Boolean).join(' · ');
    return () => {
      document.title = before;
    };
  }, [title]);
}

/** What the title of the browser's tab says of a place. */
function titleOf(place: Place): string {
  const parts =
    'name' in place ? [place.name, place.version] : [place.id ?? 'Attributes'];
  return parts.filter(Boolean).join(' ');
}

function breadcrumbsOf(
  links: ReturnType<typeof usePatternsLinks>,
  place: Place,
) {
  const root = { label: 'Patterns', href: links.catalog };
  if ('attributes' in place) {
    if (!place.id) return undefined;
    return [
      root,
      { label: 'Attributes', href: links.attributes },
      { label: place.id, href: links.attribute(place.id) },
    ];
  }
  const { name, version } = place;
  const entries = [root, { label: name, href: links.pattern(name) }];
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
