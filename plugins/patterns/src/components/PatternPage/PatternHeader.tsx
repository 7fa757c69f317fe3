import { useEffect, useRef } from 'react';
import { Button, ButtonLink, Header, Select } from '@backstage/ui';
import type { Pattern } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useUrlState } from '../../hooks/useUrlState';
import { FollowButton } from '../Following/FollowButton';
import { LifecycleMenu, patternTarget } from '../Lifecycle';
import { ToneLabel } from '../shared/ToneLabel';
import { lifecycleWords, stateWords, typeWords } from '../shared/words';
import { newVersionForm } from './newVersionForm';
import { tabsOf, type PatternTab } from './patternTabs';
import styles from './PatternPage.module.css';

/** Title, type and lifecycle of a pattern; its versions and what one may do. */
export function PatternHeader(props: {
  pattern: Pattern;
  version?: string;
  tab: PatternTab;
  /** Where the pattern is put to use; without it, its button leads to the words below. */
  useHref?: string;
  onUse?: () => void;
  /** Called when its versions are not in the state any more that they were in. */
  onChanged: () => void;
}) {
  const { pattern, version, tab, useHref, onUse, onChanged } = props;
  const links = usePatternsLinks();
  const url = useUrlState();
  const wizard =
    pattern.can.submit.allowed &&
    links.wizard(pattern.type, newVersionForm(pattern));
  const tabs = tabsOf(pattern).filter(
    ({ id }) => id !== 'history' || pattern.can.history.allowed,
  );
  const hrefOf = (id: PatternTab) => {
    const query = new URLSearchParams({
      ...(id !== 'overview' && { tab: id }),
      ...(url.get('version') && { version: url.get('version') }),
    });
    return `${links.pattern(pattern.name)}${query.size ? `?${query}` : ''}`;
  };
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone the tabs scroll sideways; the open one has to be in sight.
    box.current
      ?.querySelector('nav [aria-current]')
      ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [tab]);
  return (
    <div className={styles.headerBox} ref={box}>
      <Header
        className={styles.header}
        title={pattern.title}
        metadata={[
          { label: 'Type', value: typeWords[pattern.type] },
          { label: 'Name', value: pattern.name },
          {
            label: 'Lifecycle',
            value: <ToneLabel {...lifecycleWords[pattern.lifecycle]} />,
          },
        ]}
        tabs={tabs.map(({ id, label }) => ({
          id,
          label,
          href: hrefOf(id),
        }))}
        activeTabId={tab}
        customActions={
          <>
            {version && (
              <Select
                aria-label="Version"
                size="small"
                options={pattern.versions.map(v => ({
                  id: v.version,
                  label: `${v.version} · ${stateWords[v.state].label}`,
                }))}
                selectedKey={version}
                onSelectionChange={key => url.set({ version: String(key) })}
              />
            )}
            {pattern.can.subscribe.allowed && (
              <FollowButton
                target={{ kind: 'pattern', id: pattern.name }}
                label="Receive notifications"
              />
            )}
            {pattern.can.update.allowed && (
              <ButtonLink
                variant="secondary"
                href={links.editPattern(pattern.name)}
              >
                Edit pattern
              </ButtonLink>
            )}
            <LifecycleMenu
              target={patternTarget(pattern)}
              onChanged={onChanged}
            />
            {wizard && (
              <ButtonLink variant="secondary" href={wizard}>
                New version
              </ButtonLink>
            )}
            {useHref && (
              <ButtonLink variant="primary" href={useHref}>
                Use this pattern
              </ButtonLink>
            )}
            {!useHref && onUse && (
              <Button variant="primary" onPress={onUse}>
                Use this pattern
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}
