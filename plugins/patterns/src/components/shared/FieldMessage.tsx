import type { ReactNode } from 'react';
import {
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiInformationLine,
  RiLoader4Line,
} from '@remixicon/react';
import type { FieldVerdict } from './FieldVerdict';
import styles from './FieldMessage.module.css';

const icons = {
  error: RiErrorWarningLine,
  success: RiCheckboxCircleLine,
  info: RiInformationLine,
  pending: RiLoader4Line,
};

/** The line beneath a field that says what is wrong, or that all is well. */
export function FieldMessage(props: {
  id?: string;
  verdict?: FieldVerdict;
  children?: ReactNode;
}) {
  const { id, verdict, children } = props;
  const Icon = verdict && icons[verdict.tone];
  return (
    <div id={id} className={styles.slot} aria-live="polite">
      {verdict && Icon && (
        <span className={styles.message} data-tone={verdict.tone}>
          <Icon size={16} aria-hidden className={styles.icon} />
          <span>
            {verdict.text}
            {children && <> {children}</>}
          </span>
        </span>
      )}
    </div>
  );
}
