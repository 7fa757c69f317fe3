import type { Statistics } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { BarTable } from './BarTable';
import { numberText } from './overviewWords';
import { Panel } from './Panel';

const title = 'Most used';

/** The patterns with most launches and applications that have not ended. */
export function UsedPatterns(props: { used: Statistics['used'] }) {
  const { pattern } = usePatternsLinks();
  const rows = props.used.map(each => ({
    id: each.name,
    label: each.title,
    href: pattern(each.name),
    bars: [{ amount: each.count, text: numberText(each.count) }],
  }));
  return (
    <Panel
      title={title}
      text="Launches and recorded applications that have not ended."
      empty={
        rows.length ? undefined : 'No pattern is in use that the portal knows.'
      }
    >
      <BarTable caption={title} columns={['Pattern', 'Uses']} rows={rows} />
    </Panel>
  );
}
