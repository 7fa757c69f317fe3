import type { ReactNode } from 'react';
import { Container } from '@backstage/ui';
import {
  PublishersOnly,
  usePublishRight,
} from '@apo/backstage-plugin-patterns';
import { useParams } from 'react-router-dom';

/** The templates by what the user may do; a wizard beneath says by itself whom it is for. */
export function TemplatesByRight(props: { all: ReactNode; others: ReactNode }) {
  const { all, others } = props;
  const { '*': beneath } = useParams();
  const right = usePublishRight();
  if (right === 'asking') return null;
  if (beneath || right !== 'refused') return <>{all}</>;
  return (
    <>
      <Container pt="4">
        <PublishersOnly />
      </Container>
      {others}
    </>
  );
}
