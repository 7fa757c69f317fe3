import { ButtonLink, Tooltip, TooltipTrigger } from '@backstage/ui';
import type { SyncState } from '@apo/backstage-plugin-patterns-common';
import { ToneLabel } from '../shared/ToneLabel';
import type { Tone } from '../shared/words';
import styles from './AttributeSync.module.css';

const words: Record<SyncState['state'], { label: string; tone: Tone }> = {
  synced: { label: 'Synced', tone: 'positive' },
  pending: { label: 'Pending', tone: 'busy' },
  failed: { label: 'Failed', tone: 'negative' },
};

/** Whether AWS is as the portal is, in a word. */
export function SyncLabel(props: { sync: SyncState }) {
  return <ToneLabel {...words[props.sync.state]} />;
}

/**
 * The same with the reason on hover and focus. It leads to where the reason is
 * said in full: a touch screen has no hover.
 */
export function SyncLink(props: { sync: SyncState; href: string }) {
  const { sync, href } = props;
  const label = <SyncLabel sync={sync} />;
  if (!sync.message) return label;
  return (
    <TooltipTrigger>
      <ButtonLink
        size="small"
        variant="tertiary"
        href={href}
        className={styles.label}
      >
        {label}
      </ButtonLink>
      <Tooltip>{sync.message}</Tooltip>
    </TooltipTrigger>
  );
}
