import type { BuiltPackage } from '@apo/backstage-plugin-patterns-common';
import { FactList } from '../shared/FactList';
import { formatBytes } from '../shared/formatBytes';
import { Integrity } from '../shared/Integrity';

/** Exactly which package a decision is about. */
export function ApprovedPackage(props: {
  built: BuiltPackage;
  version: string;
}) {
  const { built, version } = props;
  return (
    <section aria-label="Package">
      <FactList
        facts={[
          ['Package', `${built.name} ${version}`],
          ['Size', formatBytes(built.size)],
          ['Integrity', <Integrity key="integrity" value={built.integrity} />],
        ]}
      />
    </section>
  );
}
