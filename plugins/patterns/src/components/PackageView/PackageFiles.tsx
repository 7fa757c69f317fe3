import type { BundleFile } from '@apo/backstage-plugin-patterns-common';
import { formatBytes } from '../shared/formatBytes';
import { count } from '../shared/words';
import styles from './PackageView.module.css';

/** The files of a package, for those who open the list. */
export function PackageFiles(props: { files: BundleFile[] }) {
  const { files } = props;
  return (
    <details className={styles.files}>
      <summary>{count(files.length, 'file')}</summary>
      <ul>
        {files.map(({ path, size }) => (
          <li key={path}>
            <code>{path}</code>
            <span className={styles.size}>{formatBytes(size)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
