import { forwardRef } from 'react';
import type {
  PackageDetails,
  Pattern,
  PatternVersion,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import { FindingsLine } from '../shared/FindingsLine';
import { HowToUse } from './HowToUse';
import { PatternAttributesPanel } from './PatternAttributesPanel';
import { PatternFacts } from './PatternFacts';
import styles from './PatternPage.module.css';

/** What is in sight on every tab: how to use the version, and who answers for it. */
export const PatternAside = forwardRef<
  HTMLHeadingElement,
  {
    pattern: Pattern;
    version: PatternVersion;
    report?: Report;
    details?: PackageDetails;
  }
>((props, heading) => {
  const { pattern, version, report, details } = props;
  return (
    <aside className={styles.aside} aria-label="Use and facts">
      <section className={styles.panel}>
        <h3 className={styles.heading} ref={heading} tabIndex={-1}>
          How to use
        </h3>
        <HowToUse version={version} report={report} details={details} />
      </section>
      <section className={styles.panel}>
        <h3 className={styles.heading}>Facts</h3>
        <PatternFacts pattern={pattern} version={version} details={details} />
      </section>
      <PatternAttributesPanel pattern={pattern} />
      <section className={styles.panel}>
        <h3 className={styles.heading}>Findings</h3>
        <FindingsLine findings={version.findings} />
      </section>
    </aside>
  );
});
PatternAside.displayName = 'PatternAside';
