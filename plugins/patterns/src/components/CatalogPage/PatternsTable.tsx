import { useMemo } from 'react';
import { Cell, CellText, Table, type ColumnConfig } from '@backstage/ui';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { EntityName } from '../shared/EntityName';
import { RelativeTime } from '../shared/RelativeTime';
import { ToneLabel } from '../shared/ToneLabel';
import { lifecycleWords, stateWords } from '../shared/words';
import type { PatternRow, useCatalog } from './useCatalog';

/** The catalog as a table, for the many. */
export function PatternsTable(props: {
  tableProps: ReturnType<typeof useCatalog>['tableProps'];
}) {
  const { tableProps } = props;
  const { pattern: linkTo } = usePatternsLinks();
  const columns = useMemo<ColumnConfig<PatternRow>[]>(
    () => [
      {
        id: 'name',
        label: 'Name',
        defaultWidth: '3fr',
        minWidth: 160,
        isRowHeader: true,
        isSortable: true,
        cell: p => <CellText title={p.name} href={linkTo(p.name)} />,
      },
      {
        id: 'title',
        label: 'Title',
        defaultWidth: '3fr',
        minWidth: 130,
        isSortable: true,
        cell: p => <CellText title={p.title} />,
      },
      {
        id: 'type',
        label: 'Type',
        defaultWidth: 64,
        cell: p => <CellText title={p.type} />,
      },
      {
        id: 'version',
        label: 'Latest',
        defaultWidth: 84,
        cell: p => <CellText title={p.latestVersion ?? 'None'} />,
      },
      {
        id: 'state',
        label: 'State',
        defaultWidth: '2fr',
        minWidth: 112,
        cell: p => <Cell>{stateOf(p)}</Cell>,
      },
      {
        id: 'owner',
        label: 'Owner',
        defaultWidth: 96,
        cell: p => (
          <Cell>
            <EntityName entityRef={p.owner} />
          </Cell>
        ),
      },
      {
        id: 'updated',
        label: 'Updated',
        defaultWidth: 118,
        isSortable: true,
        cell: p => (
          <Cell>
            <RelativeTime at={p.updatedAt} />
          </Cell>
        ),
      },
    ],
    [linkTo],
  );
  return <Table columnConfig={columns} {...tableProps} />;
}

/** The newest version's state where the user may know it, else the lifecycle. */
function stateOf(pattern: PatternRow) {
  const { newestState, newestVersion, latestVersion, lifecycle } = pattern;
  if (newestState && newestVersion !== latestVersion) {
    const { tone, label } = stateWords[newestState];
    return <ToneLabel tone={tone} label={`${label} (${newestVersion})`} />;
  }
  const { tone, label } = lifecycleWords[lifecycle];
  return <ToneLabel tone={tone} label={label} />;
}
