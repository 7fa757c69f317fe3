import type {
  PatternLifecycle,
  Statistics,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { lifecycleWords, typeWords } from '../shared/words';
import { BarTable } from './BarTable';
import { numberText } from './overviewWords';
import { Panel } from './Panel';

const lifecycles = Object.keys(lifecycleWords) as PatternLifecycle[];
const title = 'Patterns by type and lifecycle';

/** How many patterns there are of each type, and where they stand. */
export function PatternCounts(props: { patterns: Statistics['patterns'] }) {
  const { catalogOf } = usePatternsLinks();
  const place = (lifecycle: PatternLifecycle) => lifecycles.indexOf(lifecycle);
  const rows = [...props.patterns]
    .sort(
      (a, b) =>
        typeWords[b.type].localeCompare(typeWords[a.type], 'en') ||
        place(a.lifecycle) - place(b.lifecycle),
    )
    .map(({ type, lifecycle, count }) => ({
      id: `${type} ${lifecycle}`,
      label: `${typeWords[type]}, ${lifecycleWords[
        lifecycle
      ].label.toLocaleLowerCase('en-US')}`,
      href: catalogOf({ type, lifecycle }),
      bars: [{ amount: count, text: numberText(count) }],
    }));
  return (
    <Panel title={title} empty={rows.length ? undefined : 'No patterns yet.'}>
      <BarTable
        caption={title}
        columns={['Type and lifecycle', 'Patterns']}
        rows={rows}
      />
    </Panel>
  );
}
