import { useMemo, useRef } from 'react';
import { Cell, CellText, Table, Text, type ColumnConfig } from '@backstage/ui';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { EntityName } from '../shared/EntityName';
import { FindingsLine } from '../shared/FindingsLine';
import { RelativeTime } from '../shared/RelativeTime';
import { ToneLabel } from '../shared/ToneLabel';
import { stateWords } from '../shared/words';
import { useListKeys } from './useListKeys';
import type { useVersionList, VersionRow } from './useVersionList';
import styles from './VersionLists.module.css';

/** A column that not every list of versions has. */
export type OptionalColumn = 'submitter' | 'state';

/** Versions as rows; each leads to its page by a click, or by j, k and Enter. */
export function VersionsTable(props: {
  label: string;
  tableProps: ReturnType<typeof useVersionList>['tableProps'];
  hide: OptionalColumn;
}) {
  const { label, tableProps, hide } = props;
  const links = usePatternsLinks();
  const container = useRef<HTMLDivElement>(null);
  useListKeys(container);
  const columns = useMemo<ColumnConfig<VersionRow>[]>(() => {
    const all: ColumnConfig<VersionRow>[] = [
      {
        id: 'pattern',
        label: 'Pattern',
        defaultWidth: '2fr',
        isRowHeader: true,
        cell: (v: VersionRow) => (
          <CellText title={v.patternName} href={links.version(v)} />
        ),
      },
      {
        id: 'version',
        label: 'Version',
        defaultWidth: 120,
        cell: (v: VersionRow) => <CellText title={v.version} />,
      },
      {
        id: 'state',
        label: 'State',
        defaultWidth: 180,
        cell: (v: VersionRow) => (
          <Cell>
            <ToneLabel {...stateWords[v.state]} />
          </Cell>
        ),
      },
      {
        id: 'submitter',
        label: 'Submitter',
        defaultWidth: '1fr',
        cell: (v: VersionRow) => (
          <Cell>
            <EntityName entityRef={v.submittedBy} />
          </Cell>
        ),
      },
      {
        id: 'findings',
        label: 'Findings',
        defaultWidth: '2fr',
        cell: (v: VersionRow) => (
          <Cell>
            <FindingsLine findings={v.findings} />
          </Cell>
        ),
      },
      {
        id: 'age',
        label: 'Submitted',
        defaultWidth: 150,
        cell: (v: VersionRow) => (
          <Cell>
            <RelativeTime at={v.submittedAt} />
          </Cell>
        ),
      },
    ];
    return all.filter(({ id }) => id !== hide);
  }, [links, hide]);
  return (
    <div ref={container} role="group" aria-label={label}>
      <Table
        columnConfig={columns}
        rowConfig={{ getHref: v => links.version(v) }}
        {...tableProps}
      />
      <Text as="p" variant="body-small" color="secondary">
        <kbd className={styles.key}>j</kbd> and{' '}
        <kbd className={styles.key}>k</kbd> move between rows,{' '}
        <kbd className={styles.key}>Enter</kbd> opens one.
      </Text>
    </div>
  );
}
