import { useId, type ReactNode } from 'react';
import { Text } from '@backstage/ui';
import styles from './OverviewPage.module.css';

/** One chart with its title, and what is said where there is nothing to show. */
export function Panel(props: {
  title: string;
  text?: string;
  /** Stands in the place of a chart without rows. */
  empty?: string;
  children?: ReactNode;
}) {
  const { title, text, empty, children } = props;
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.panel}>
      <div>
        <Text as="h3" id={id} variant="body-large" weight="bold">
          {title}
        </Text>
        {text && (
          <Text as="p" variant="body-small" color="secondary">
            {text}
          </Text>
        )}
      </div>
      {empty ? (
        <Text as="p" variant="body-medium" color="secondary">
          {empty}
        </Text>
      ) : (
        children
      )}
    </section>
  );
}
