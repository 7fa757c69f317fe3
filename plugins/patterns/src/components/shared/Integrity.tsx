import { CopyButton } from './CopyBlock';
import styles from './Integrity.module.css';

/** The integrity of a package, short, whole on hover, ready to be compared. */
export function Integrity(props: { value: string }) {
  const { value } = props;
  return (
    <span className={styles.root}>
      <code className={styles.value} title={value}>
        {value.length > 24 ? `${value.slice(0, 19)}…` : value}
      </code>
      <CopyButton label="Copy integrity" text={value} variant="tertiary" />
    </span>
  );
}
