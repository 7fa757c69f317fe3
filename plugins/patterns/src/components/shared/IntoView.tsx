import { useEffect, useRef, type ReactNode } from 'react';

/** What comes up above a form is scrolled to: who pressed its button is below. */
export function IntoView(props: { children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    element.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  return <div ref={element}>{props.children}</div>;
}
