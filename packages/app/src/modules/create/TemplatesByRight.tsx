import type { ReactNode } from 'react';
import { Container } from '@backstage/ui';
import {
  PublishersOnly,
  usePublishRight,
} from '@apo/backstage-plugin-patterns';
import { useParams } from 'react-router-dom';
import { useTemplateType } from './useTemplateType';

/** The templates, or the wizard of one, by what the user may do. */
export function TemplatesByRight(props: {
  /** For who may publish. */
  all: ReactNode;
  /** Without the templates that publish. */
  others: ReactNode;
  /** `spec.type` of those. */
  publishing: string;
}) {
  const { all, others, publishing } = props;
  const { '*': beneath } = useParams();
  const right = usePublishRight();
  if (right === 'asking') return null;
  if (right !== 'refused') return <>{all}</>;
  if (beneath) {
    return (
      <WizardOfOthers template={beneath} publishing={publishing}>
        {all}
      </WizardOfOthers>
    );
  }
  return (
    <>
      <ForPublishers />
      {others}
    </>
  );
}

/** The wizard of a template that does not publish; else whom it is for. */
function WizardOfOthers(props: {
  template: string;
  publishing: string;
  children: ReactNode;
}) {
  const { template, publishing, children } = props;
  const { loading, type } = useTemplateType(template);
  if (loading) return null;
  return type === publishing ? <ForPublishers /> : <>{children}</>;
}

function ForPublishers() {
  return (
    <Container pt="4">
      <PublishersOnly />
    </Container>
  );
}
