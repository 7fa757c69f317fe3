import { Container, Flex, Skeleton, VisuallyHidden } from '@backstage/ui';

/** The outline of a page whose content is on its way. */
export function PageSkeleton() {
  return (
    <Container>
      <div aria-busy="true">
        <VisuallyHidden role="status">Loading</VisuallyHidden>
        <Flex direction="column" gap="4" pt="6">
          <Skeleton width="40%" height={32} />
          <Skeleton width="70%" height={20} />
          <Skeleton width="100%" height={280} />
        </Flex>
      </div>
    </Container>
  );
}
