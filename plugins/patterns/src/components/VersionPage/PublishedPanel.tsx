import { ButtonLink } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { FactList } from '../shared/FactList';
import { stateWords } from '../shared/words';
import { Panel } from './Panel';
import { publicationFacts } from './publicationFacts';
import { ReleaseLog } from './PublishingPanel';
import { ReleaseTargets } from './ReleaseTargets';

/** Where a version went. */
export function PublishedPanel(props: { version: PatternVersion }) {
  const { version } = props;
  const { publications = [], state } = version;
  const [publication, ...others] = publications;
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
      {publication && others.length === 0 && (
        <FactList facts={publicationFacts(version.version, publication)} />
      )}
      {others.length > 0 && <ReleaseTargets version={version} />}
    </Panel>
  );
}
