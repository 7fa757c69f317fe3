import {
  versionStates,
  type Statistics,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { ToneLabel } from '../shared/ToneLabel';
import { stateWords } from '../shared/words';
import { BarTable } from './BarTable';
import { numberText } from './overviewWords';
import { Panel } from './Panel';

const title = 'Versions by state';

/** How many versions are in each state, in the order in which they take them. */
export function VersionCounts(props: { versions: Statistics['versions'] }) {
  const { reviews, versionsInState } = usePatternsLinks();
  const counts = new Map(props.versions.map(v => [v.state, v.count]));
  const rows = versionStates
    .filter(state => counts.get(state))
    .map(state => {
      const amount = counts.get(state) ?? 0;
      return {
        id: state,
        label: <ToneLabel {...stateWords[state]} />,
        href: state === 'in-review' ? reviews : versionsInState(state),
        bars: [{ amount, text: numberText(amount) }],
      };
    });
  return (
    <Panel title={title} empty={rows.length ? undefined : 'No versions yet.'}>
      <BarTable caption={title} columns={['State', 'Versions']} rows={rows} />
    </Panel>
  );
}
