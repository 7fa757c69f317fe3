import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import styles from './VersionPage.module.css';

/** The one thing to do now: what it is, why, and the means to do it. */
export function Panel(props: {
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const { title, text, actions, children } = props;
  return (
    <section className={styles.panel} aria-labelledby="version-now">
      <div className={styles.panelHead}>
        <div className={styles.panelWords}>
          <Text as="h3" variant="title-x-small" weight="bold" id="version-now">
            {title}
          </Text>
          {text && (
            <Text
              as="p"
              variant="body-medium"
              color="secondary"
              className={styles.panelText}
            >
              {text}
            </Text>
          )}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
