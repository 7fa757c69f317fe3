import { useEffect, type RefObject } from 'react';

/**
 * The tabs of the framework's header are links, and the chosen one names a
 * panel that is not there (`aria-controls`): that name is taken away.
 */
export function useTabsWithoutPanels(header: RefObject<HTMLElement>) {
  useEffect(() => {
    const takeAway = () =>
      header.current
        ?.querySelectorAll('[role="tab"][aria-controls]')
        .forEach(tab => tab.removeAttribute('aria-controls'));
    takeAway();
    const observer = new MutationObserver(takeAway);
    observer.observe(header.current!, {
      subtree: true,
      childList: true,
      attributeFilter: ['aria-controls'],
    });
    return () => observer.disconnect();
  }, [header]);
}
