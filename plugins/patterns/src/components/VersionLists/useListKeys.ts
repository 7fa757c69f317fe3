import { useEffect, type RefObject } from 'react';

/** Moves between the rows of a table with j and k; the table opens one with Enter. */
export function useListKeys(container: RefObject<HTMLElement>): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const step = { j: 1, k: -1 }[event.key];
      const { altKey, ctrlKey, metaKey, defaultPrevented } = event;
      if (!step || altKey || ctrlKey || metaKey || defaultPrevented) return;
      if (isTyping(event.target)) return;
      const rows = linkedRows(container.current);
      if (rows.length === 0) return;
      const here = rows.findIndex(row => row.contains(document.activeElement));
      const next = here < 0 && step < 0 ? rows.length - 1 : here + step;
      rows[Math.min(Math.max(next, 0), rows.length - 1)].focus();
      // Else the table would take the key as the first letter of a row.
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [container]);
}

function linkedRows(container: HTMLElement | null): HTMLElement[] {
  const rows = container?.querySelectorAll<HTMLElement>('[role="row"]') ?? [];
  return [...rows].filter(row => row.querySelector('a[href]'));
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
