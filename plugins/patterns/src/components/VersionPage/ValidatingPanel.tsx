import { Panel } from './Panel';
import styles from './VersionPage.module.css';

/** The back end checks the bundle; the page follows by itself. */
export function ValidatingPanel() {
  return (
    <Panel
      title="The version is being validated"
      text="The template is checked against the schema and the policy rules. This page follows by itself; you may leave it."
    >
      <div
        className={styles.progress}
        role="progressbar"
        aria-label="Validating"
      />
    </Panel>
  );
}
