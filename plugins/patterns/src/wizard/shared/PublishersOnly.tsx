import type { ReactNode } from 'react';
import { Alert } from '@backstage/ui';
import { publishersOnly } from './refuseReader';

/** Tells who may not publish so, before they fill in a form. @public */
export function PublishersOnly(props: { children?: ReactNode }) {
  const { children } = props;
  return (
    <Alert
      status="info"
      icon
      title={publishersOnly.title}
      description={
        <>
          {publishersOnly.text} {children}
        </>
      }
    />
  );
}
