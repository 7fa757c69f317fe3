import {
  RiCheckboxCircleLine,
  RiCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiLoader4Line,
} from '@remixicon/react';
import type { Tone } from './words';
import styles from './ToneLabel.module.css';

const icons = {
  neutral: RiCircleLine,
  busy: RiLoader4Line,
  positive: RiCheckboxCircleLine,
  warning: RiErrorWarningLine,
  negative: RiCloseCircleLine,
};

/** The icon of a tone, for the eye only. */
export function ToneIcon(props: { tone: Tone; size?: number }) {
  const { tone, size = 16 } = props;
  const Icon = icons[tone];
  return (
    <Icon size={size} aria-hidden className={styles.icon} data-tone={tone} />
  );
}

/** A word with the icon and colour of its tone. */
export function ToneLabel(props: { tone: Tone; label: string }) {
  const { tone, label } = props;
  return (
    <span className={styles.label} data-tone={tone}>
      <ToneIcon tone={tone} />
      {label}
    </span>
  );
}
