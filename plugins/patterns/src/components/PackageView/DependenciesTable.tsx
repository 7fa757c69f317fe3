import { Text } from '@backstage/ui';
import type { PackageDetails } from '@apo/backstage-plugin-patterns-common';
import { count } from '../shared/words';
import styles from './PackageView.module.css';

/** What a package needs of others, and what it was built with. */
export function DependenciesTable(props: {
  details: Pick<PackageDetails, 'dependencies' | 'installed'>;
}) {
  const { dependencies, installed } = props.details;
  return (
    <>
      <Text as="p" variant="body-small" color="secondary">
        {`Built with ${count(installed, 'package')} of its lockfile.`}
      </Text>
      {dependencies.length === 0 ? (
        <Text as="p" variant="body-medium">
          The package needs no other.
        </Text>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label="Dependencies">
            <thead>
              <tr>
                <th scope="col">Package</th>
                <th scope="col">Range</th>
                <th scope="col">Kind</th>
                <th scope="col">Built with</th>
                <th scope="col">Licence</th>
              </tr>
            </thead>
            <tbody>
              {dependencies.map(({ name, range, kind, version, license }) => (
                <tr key={`${kind} ${name}`}>
                  <th scope="row" data-label="Package">
                    <code>{name}</code>
                  </th>
                  <td data-label="Range">{range}</td>
                  <td data-label="Kind">{kind}</td>
                  <td data-label="Built with">{version ?? 'not installed'}</td>
                  <td data-label="Licence">{license ?? 'not said'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
