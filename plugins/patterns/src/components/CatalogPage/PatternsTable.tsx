import { useMemo } from 'react';
import {
  Cell,
  CellText,
  Table,
  Text,
  useBreakpoint,
  type ColumnConfig,
} from '@backstage/ui';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { attributeTexts } from '../shared/attributeTexts';
import { retirementText } from '../Lifecycle';
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
  // Where there is no room for a column, attributes stand beneath the title.
  const isWide = useBreakpoint().up('xl');
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
        cell: p => (
          <CellText
            title={p.title}
            description={isWide ? undefined : textOf(p)}
          />
        ),
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
        id: 'attributes',
        label: 'Attributes',
        defaultWidth: '2fr',
        minWidth: 130,
        isHidden: !isWide,
        cell: p => <CellText title={textOf(p)} />,
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
    [linkTo, isWide],
  );
  return <Table columnConfig={columns} {...tableProps} />;
}

/** What a pattern carries, in one line. */
function textOf({ attributes }: PatternRow): string {
  return attributeTexts(attributes).join(', ');
}

/** The newest version's state where the user may know it, else the lifecycle. */
function stateOf(pattern: PatternRow) {
  const { newestState, newestVersion, latestVersion, lifecycle } = pattern;
  if (newestState && newestVersion !== latestVersion) {
    const { tone, label } = stateWords[newestState];
    return <ToneLabel tone={tone} label={`${label} (${newestVersion})`} />;
  }
  const { tone, label } = lifecycleWords[lifecycle];
  return (
    <>
      <ToneLabel tone={tone} label={label} />
      {pattern.retirement && (
        <Text
          as="p"
          variant="body-small"
          color="secondary"
          truncate
          title={retirementText(pattern.retirement)}
        >
          {retirementText(pattern.retirement)}
        </Text>
      )}
    </>
  );
}
