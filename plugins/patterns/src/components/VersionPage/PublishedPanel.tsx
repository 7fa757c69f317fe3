import { ButtonLink, Link } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { consoleUrl } from '../../usage/consoleUrl';
import { FactList } from '../shared/FactList';
import { RelativeTime } from '../shared/RelativeTime';
import { stateWords } from '../shared/words';
import { Panel } from './Panel';
import { ReleaseLog } from './PublishingPanel';

/** Where a version went. */
export function PublishedPanel(props: { version: PatternVersion }) {
  const { version } = props;
  const { publication, state } = version;
  const links = usePatternsLinks();
  const use = `${links.pattern(version.patternName)}?version=${
    version.version
  }`;
  return (
    <Panel
      title={
        state === 'published'
          ? 'Published and ready to use'
          : stateWords[state].label
      }
      actions={
        <>
          <ReleaseLog version={version} />
          {state === 'published' && (
            <ButtonLink variant="primary" href={use}>
              Use this version
            </ButtonLink>
          )}
        </>
      }
    >
      {publication && (
        <FactList
          facts={[
            ['Published', <RelativeTime at={publication.publishedAt} />],
            ['Account', publication.accountId],
            ['Region', publication.region],
            ['Portfolio', publication.portfolioName ?? publication.portfolioId],
            [
              'Product',
              publication.productId && (
                <Link
                  href={consoleUrl({
                    region: publication.region,
                    productId: publication.productId,
                  })}
                  target="_blank"
                  rel="noopener noreferrer"
                >
                  {publication.productName ?? publication.productId} in the AWS
                  console
                </Link>
              ),
            ],
            ['Artifact', publication.artifactId],
            ['Package', publication.package],
            ['Registry', publication.registry],
          ].map(([term, value]) => [term as string, value])}
        />
      )}
    </Panel>
  );
}
