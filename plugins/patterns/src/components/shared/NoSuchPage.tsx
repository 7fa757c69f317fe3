import { ButtonLink } from '@backstage/ui';
import { RiCompass3Line } from '@remixicon/react';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { EmptyState } from './EmptyState';

/** Stands where an address leads to no page of the plugin. */
export function NoSuchPage() {
  const links = usePatternsLinks();
  return (
    <EmptyState
      icon={<RiCompass3Line size={32} />}
      title="There is no such page"
      action={
        <ButtonLink variant="secondary" href={links.catalog}>
          Back to the catalog
        </ButtonLink>
      }
    >
      Check the address. A pattern is at its name, a version at its name,
      /versions/ and its number.
    </EmptyState>
  );
}
