import { useEffect, useRef } from 'react';

/**
 * The button that asks for more may go with the last page; the focus goes to
 * the first row of what it brought.
 */
export function useFocusOnNew<E extends HTMLElement>(
  known: number | undefined,
  more?: () => void,
) {
  const row = useRef<E>(null);
  const firstNew = useRef<number>();
  useEffect(() => {
    if (firstNew.current === undefined || !row.current) return;
    row.current.focus();
    firstNew.current = undefined;
  }, [known]);
  return {
    row,
    firstNew: firstNew.current,
    askForMore: () => {
      firstNew.current = known;
      more?.();
    },
  };
}
