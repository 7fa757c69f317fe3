import { Container, Skeleton, VisuallyHidden } from '@backstage/ui';
import styles from './OverviewPage.module.css';

/** The outline of the figures while they are on their way. */
export function OverviewSkeleton() {
  return (
    <Container className={styles.page}>
      <div aria-busy="true" className={styles.words}>
        <VisuallyHidden role="status">Loading the figures</VisuallyHidden>
        <Skeleton width={160} height={28} />
        <Skeleton width="60%" height={20} />
      </div>
      <div className={styles.keyFigures} aria-hidden>
        {['a', 'b', 'c', 'd'].map(id => (
          <Skeleton key={id} width="100%" height={84} />
        ))}
      </div>
      <div className={styles.panels} aria-hidden>
        {['a', 'b', 'c', 'd'].map(id => (
          <Skeleton key={id} width="100%" height={240} />
        ))}
      </div>
    </Container>
  );
}
