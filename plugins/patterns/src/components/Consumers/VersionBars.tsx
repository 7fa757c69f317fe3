import { Link } from '@backstage/ui';
import type { VersionUse } from '@apo/backstage-plugin-patterns-common';
import { ToneLabel } from '../shared/ToneLabel';
import styles from './Consumers.module.css';

/** How many uses each version has, as a table with bars; each narrows the list below. */
export function VersionBars(props: {
  versions: readonly VersionUse[];
  hrefOf: (version: string) => string;
}) {
  const { versions, hrefOf } = props;
  const most = Math.max(1, ...versions.map(({ count }) => count));
  return (
    <table className={styles.bars}>
      <caption className={styles.caption}>Uses by version</caption>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Uses</th>
          <th scope="col">Standing</th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ version, count, behind }) => (
          <tr key={version}>
            <th scope="row">
              <Link href={hrefOf(version)}>{version}</Link>
            </th>
            <td>
              <span className={styles.barCell}>
                <span className={styles.track} aria-hidden>
                  <span
                    className={styles.bar}
                    data-behind={behind || undefined}
                    style={{ width: `${(100 * count) / most}%` }}
                  />
                </span>
                <span className={styles.figure}>
                  {count.toLocaleString('en-US')}
                </span>
              </span>
            </td>
            <td>
              <ToneLabel
                {...(behind
                  ? { tone: 'warning', label: 'Behind' }
                  : { tone: 'positive', label: 'Latest' })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
