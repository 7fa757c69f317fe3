import { useEffect, useRef } from 'react';

/**
 * Scrolls the chosen tab into view where not all tabs have room. The tabs of
 * the framework's header are links, and the chosen one names a panel that is
 * not there: that name is taken away.
 */
export function useChosenTabInView<T extends HTMLElement>() {
  const header = useRef<T>(null);
  useEffect(() => {
    const chosen = header.current?.querySelector(
      '[role="tab"][aria-selected="true"]',
    );
    const panel = chosen?.getAttribute('aria-controls');
    if (panel && !document.getElementById(panel)) {
      chosen?.removeAttribute('aria-controls');
    }
    // jsdom has no layout, and hence no such function.
    chosen?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  });
  return header;
}
