import { Link, Text } from '@backstage/ui';
import type { Launch } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { EntityName } from '../shared/EntityName';
import { FactList } from '../shared/FactList';
import { RelativeTime } from '../shared/RelativeTime';
import styles from './Launches.module.css';

/** What was launched, where, when and by whom. */
export function LaunchFacts(props: { launch: Launch }) {
  const { launch } = props;
  const links = usePatternsLinks();
  const { launchedAt, updatedAt, accountId, region, url } = launch;
  return (
    <section className={styles.section} aria-labelledby="launch-facts">
      <Text as="h3" variant="title-x-small" weight="bold" id="launch-facts">
        Facts
      </Text>
      <FactList
        facts={[
          [
            'Pattern',
            <Link href={links.pattern(launch.patternName)}>
              {launch.patternName}
            </Link>,
          ],
          [
            'Version',
            <Link href={links.version(launch)}>{launch.version}</Link>,
          ],
          ['By', <EntityName entityRef={launch.launchedBy} />],
          ['Launched', <RelativeTime at={launchedAt} />],
          ['Changed', <RelativeTime at={updatedAt} />],
          ['Account', accountId],
          ['Region', region],
          ['Provisioned product', launch.provisionedProductId],
          ['Repository', url && <RepositoryLink url={url} />],
        ]}
      />
    </section>
  );
}

/** A link only where it leads to a site: the text is a user's. */
function RepositoryLink(props: { url: string }) {
  const { url } = props;
  if (!/^https?:\/\//.test(url)) return <>{url}</>;
  return (
    <Link href={url} target="_blank" rel="noopener noreferrer">
      {url}
    </Link>
  );
}
