import { Link } from '@backstage/ui';
import {
  versionOfSubject,
  type SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';

/** Leads to what is brought to AWS. */
export function SubjectLink(props: { subject: SyncSubject }) {
  const { kind, id } = props.subject;
  const links = usePatternsLinks();
  if (kind === 'lifecycle') {
    return <Link href={links.version(versionOfSubject(id))}>{id}</Link>;
  }
  return (
    <Link href={kind === 'attribute' ? links.attribute(id) : links.pattern(id)}>
      {id}
    </Link>
  );
}
