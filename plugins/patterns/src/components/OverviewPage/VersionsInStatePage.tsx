import { useMemo } from 'react';
import { RiCheckDoubleLine } from '@remixicon/react';
import { ButtonLink } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import {
  versionStates,
  type ListVersionsQuery,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { NoSuchPage } from '../shared/NoSuchPage';
import { stateWords } from '../shared/words';
import { VersionListPage } from '../VersionLists/VersionListPage';
import { OverviewAccess } from './OverviewAccess';

/** The versions behind one figure of the overview, latest submission first. */
export function VersionsInStatePage() {
  const { state: name } = useParams();
  const { overview } = usePatternsLinks();
  const state = versionStates.find(each => each === name);
  const query = useMemo<ListVersionsQuery>(
    () => ({ state: state && [state], order: 'desc' }),
    [state],
  );
  if (!state) return <NoSuchPage />;
  const { label } = stateWords[state];
  return (
    <OverviewAccess>
      <VersionListPage
        title={`Versions: ${label.toLocaleLowerCase('en-US')}`}
        text="Of all patterns, the latest submission first."
        query={query}
        hide="state"
        empty={{
          icon: <RiCheckDoubleLine size={32} />,
          title: 'No version is in this state',
          text: 'It may have moved on since it was counted.',
          action: (
            <ButtonLink variant="secondary" href={overview}>
              Back to the overview
            </ButtonLink>
          ),
        }}
      />
    </OverviewAccess>
  );
}
