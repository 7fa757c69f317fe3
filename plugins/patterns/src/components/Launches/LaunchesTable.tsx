import { useMemo, useRef } from 'react';
import { Cell, CellText, Table, type ColumnConfig } from '@backstage/ui';
import type { Launch } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { launchStateWords } from '../shared/launchWords';
import { RelativeTime } from '../shared/RelativeTime';
import { ToneLabel } from '../shared/ToneLabel';
import { useListKeys } from '../VersionLists/useListKeys';
import type { useLaunchList } from './useLaunchList';

/** Launches as rows; each leads to its page. */
export function LaunchesTable(props: {
  label: string;
  tableProps: ReturnType<typeof useLaunchList>['tableProps'];
}) {
  const { label, tableProps } = props;
  const links = usePatternsLinks();
  const container = useRef<HTMLDivElement>(null);
  useListKeys(container);
  const columns = useMemo<ColumnConfig<Launch>[]>(
    () => [
      {
        id: 'name',
        label: 'Name',
        defaultWidth: '2fr',
        isRowHeader: true,
        cell: launch => (
          <CellText title={launch.name} href={links.launch(launch.id)} />
        ),
      },
      {
        id: 'pattern',
        label: 'Pattern',
        defaultWidth: '2fr',
        cell: launch => <CellText title={launch.patternName} />,
      },
      {
        id: 'version',
        label: 'Version',
        defaultWidth: 150,
        cell: launch => (
          <CellText
            title={launch.version}
            description={launch.behind ? 'Behind' : undefined}
          />
        ),
      },
      {
        id: 'state',
        label: 'State',
        defaultWidth: 170,
        cell: ({ state }) => (
          <Cell>
            <ToneLabel {...launchStateWords[state]} />
          </Cell>
        ),
      },
      {
        id: 'age',
        label: 'Launched',
        defaultWidth: 150,
        cell: launch => (
          <Cell>
            <RelativeTime at={launch.launchedAt} />
          </Cell>
        ),
      },
    ],
    [links],
  );
  return (
    <div ref={container} role="group" aria-label={label}>
      <Table
        columnConfig={columns}
        rowConfig={{ getHref: launch => links.launch(launch.id) }}
        {...tableProps}
      />
    </div>
  );
}
