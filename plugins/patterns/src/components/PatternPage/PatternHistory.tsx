import { ButtonLink, Select, Text } from '@backstage/ui';
import type { Pattern } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useUrlState } from '../../hooks/useUrlState';
import { HistoryList } from '../History';
import { RoleNeeded } from '../shared/RoleNeeded';
import styles from './PatternPage.module.css';

const every = 'every';

/** Who did what with the pattern, for those who govern it; of one version where the address says so. */
export function PatternHistory(props: { pattern: Pattern }) {
  const { pattern } = props;
  const links = usePatternsLinks();
  const url = useUrlState();
  if (!pattern.can.history.allowed) {
    return (
      <RoleNeeded
        title="The history is for administrators"
        action={
          <ButtonLink variant="secondary" href={links.pattern(pattern.name)}>
            See the overview
          </ButtonLink>
        }
      >
        It names who submitted, reviewed and published. The tab Versions has
        what is published, for everyone.
      </RoleNeeded>
    );
  }
  const known = pattern.versions.map(v => v.version);
  const only = known.find(version => version === url.get('of'));
  return (
    <section aria-labelledby="pattern-history" className={styles.stack}>
      <div className={styles.historyHead}>
        <Text
          as="h3"
          variant="title-x-small"
          weight="bold"
          id="pattern-history"
        >
          History
        </Text>
        <div className={styles.historyFilter}>
          <Select
            aria-label="Show the steps of"
            size="small"
            options={[
              { id: every, label: 'Every version' },
              ...known.map(version => ({
                id: version,
                label: `Version ${version}`,
              })),
            ]}
            selectedKey={only ?? every}
            onSelectionChange={key =>
              url.set({ of: key === every ? undefined : String(key) })
            }
          />
        </div>
      </div>
      <HistoryList patternName={pattern.name} version={only} />
    </section>
  );
}
