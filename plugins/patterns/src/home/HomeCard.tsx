import type { ReactNode } from 'react';
import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Text,
} from '@backstage/ui';
import styles from './HomeCard.module.css';

/** The frame of a widget: what it is, what is in it, and where all of it is. */
export function HomeCard(props: {
  title: string;
  all: { label: string; href: string };
  children: ReactNode;
}) {
  const { title, all, children } = props;
  return (
    <Card className={styles.card} role="region" aria-label={title}>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {title}
        </Text>
      </CardHeader>
      <CardBody>{children}</CardBody>
      <CardFooter>
        <Link href={all.href} variant="body-small">
          {all.label}
        </Link>
      </CardFooter>
    </Card>
  );
}
