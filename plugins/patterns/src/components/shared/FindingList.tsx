import { useMemo, useState } from 'react';
import { Button } from '@backstage/ui';
import type { Finding } from '@apo/backstage-plugin-patterns-common';
import type { BundleRef } from '../../hooks/useBundleFile';
import { FindingItem } from './FindingItem';
import { sortFindings } from '../TemplateEditor/sortFindings';
import styles from './FindingList.module.css';

/** Findings shown before "Show all". */
const SHOWN = 25;

/** Findings, most severe first, each beside its lines in the template. */
export function FindingList(props: { bundle: BundleRef; findings: Finding[] }) {
  const { bundle, findings } = props;
  const [all, setAll] = useState(false);
  const sorted = useMemo(() => sortFindings(findings), [findings]);
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  return (
    <>
      <ol className={styles.list} aria-label="Findings">
        {shown.map((finding, index) => (
          <li key={index}>
            <FindingItem bundle={bundle} finding={finding} />
          </li>
        ))}
      </ol>
      {sorted.length > shown.length && (
        <Button variant="secondary" onPress={() => setAll(true)}>
          Show all {sorted.length} findings
        </Button>
      )}
    </>
  );
}
