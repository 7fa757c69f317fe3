import { Link } from '@backstage/ui';
import type { Launch } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { EntityName } from '../shared/EntityName';
import { launchStateWords } from '../shared/launchWords';
import { RelativeTime } from '../shared/RelativeTime';
import { ToneLabel } from '../shared/ToneLabel';
import styles from './Consumers.module.css';

/** Who uses a pattern, the latest first. */
export function ConsumersTable(props: {
  launches: readonly Launch[];
  isBehind: (version: string) => boolean;
}) {
  const { launches, isBehind } = props;
  const links = usePatternsLinks();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className={styles.caption}>Uses, latest first</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">By</th>
            <th scope="col">Version</th>
            <th scope="col">State</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {launches.map(launch => (
            <tr key={launch.id}>
              <th scope="row">
                <Link href={links.launch(launch.id)}>{launch.name}</Link>
              </th>
              <td>
                <EntityName entityRef={launch.launchedBy} />
              </td>
              <td>
                {launch.version}
                {isBehind(launch.version) && (
                  <ToneLabel tone="warning" label="Behind" />
                )}
              </td>
              <td>
                <ToneLabel {...launchStateWords[launch.state]} />
              </td>
              <td>
                <RelativeTime at={launch.launchedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
