import type { ReactNode } from 'react';
import { ButtonLink } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { EmptyState } from './EmptyState';

/** Stands in the place of a page that is for others: whom it is for, and how to become one. */
export function RoleNeeded(props: {
  title: string;
  children: ReactNode;
  /** Where to go instead; the catalog unless said otherwise. */
  action?: ReactNode;
}) {
  const { title, children, action } = props;
  const links = usePatternsLinks();
  return (
    <EmptyState
      icon={<RiLockLine size={32} />}
      title={title}
      action={
        action ?? (
          <ButtonLink variant="secondary" href={links.catalog}>
            Back to the catalog
          </ButtonLink>
        )
      }
    >
      {children}
    </EmptyState>
  );
}
