import { Link } from '@backstage/ui';
import type { SyncSubject } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';

/** Leads to what is brought to AWS. */
export function SubjectLink(props: { subject: SyncSubject }) {
  const { kind, id } = props.subject;
  const links = usePatternsLinks();
  return (
    <Link href={kind === 'attribute' ? links.attribute(id) : links.pattern(id)}>
      {id}
    </Link>
  );
}
