import { Text } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { targetsOf, type VersionTarget } from '../../usage/publicationsOf';
import { FactList } from '../shared/FactList';
import { ToneLabel } from '../shared/ToneLabel';
import type { Tone } from '../shared/words';
import { publicationFacts } from './publicationFacts';
import styles from './VersionPage.module.css';

const stateWords: Record<
  VersionTarget['state'],
  { label: string; tone: Tone }
> = {
  pending: { label: 'Not yet', tone: 'neutral' },
  published: { label: 'Published', tone: 'positive' },
  failed: { label: 'Failed', tone: 'negative' },
};

/** How far a release to several targets is; nothing where there is one. */
export function ReleaseTargets(props: { version: PatternVersion }) {
  const { version } = props;
  const targets = targetsOf(version);
  if (targets.length < 2) return null;
  return (
    <ul className={styles.targets} aria-label="Targets">
      {targets.map(target => (
        <li key={target.name} className={styles.target}>
          <div className={styles.targetHead}>
            <Text as="h4" variant="body-medium" weight="bold">
              {target.name}
            </Text>
            <ToneLabel {...stateWords[target.state]} />
          </div>
          {target.message && (
            <Text as="p" variant="body-medium" className={styles.panelText}>
              {target.message}
            </Text>
          )}
          <FactList
            facts={
              target.publication
                ? publicationFacts(version.version, target.publication)
                : [
                    ['Account', target.accountId],
                    ['Region', target.region],
                  ]
            }
          />
        </li>
      ))}
    </ul>
  );
}
