import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';

/** After an attempt that was refused, the first field that is wrong gets the focus. */
export function useFocusInvalid<E extends HTMLElement>(): {
  form: RefObject<E>;
  focusInvalid: () => void;
} {
  const form = useRef<E>(null);
  const [attempts, setAttempts] = useState(0);
  useEffect(() => {
    if (attempts === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>(
      '[aria-invalid="true"], [data-invalid] button',
    );
    wrong?.focus();
  }, [attempts]);
  const focusInvalid = useCallback(() => setAttempts(n => n + 1), []);
  return { form, focusInvalid };
}
