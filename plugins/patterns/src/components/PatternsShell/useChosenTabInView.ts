import { useEffect, useRef } from 'react';

/** Scrolls the chosen tab into view where not all tabs have room. */
export function useChosenTabInView<T extends HTMLElement>() {
  const header = useRef<T>(null);
  useEffect(() => {
    const chosen = header.current?.querySelector(
      '[role="tab"][aria-selected="true"]',
    );
    // jsdom has no layout, and hence no such function.
    chosen?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  });
  return header;
}
