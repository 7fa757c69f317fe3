import type { ReactNode } from 'react';
import { Flex, Text } from '@backstage/ui';
import styles from './EmptyState.module.css';

/** What stands in the place of content that is not there, and what to do next. */
export function EmptyState(props: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const { icon, title, children, action } = props;
  return (
    <Flex direction="column" align="center" gap="3" className={styles.root}>
      {icon && (
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
      )}
      <Text as="h2" variant="title-x-small" weight="bold">
        {title}
      </Text>
      {children && (
        <Text
          as="p"
          variant="body-medium"
          color="secondary"
          className={styles.text}
        >
          {children}
        </Text>
      )}
      {action}
    </Flex>
  );
}
