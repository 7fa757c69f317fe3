import { Link } from '@backstage/ui';
import { CopyButton } from '../shared/CopyBlock';
import styles from './PatternPage.module.css';

/** Leads to the AWS console, or gives its address away. */
export function ConsoleLink(props: { url: string }) {
  const { url } = props;
  return (
    <div className={styles.console}>
      <Link href={url} target="_blank" rel="noopener noreferrer">
        Open in the AWS console
      </Link>
      <CopyButton label="Copy console link" text={url} />
    </div>
  );
}
