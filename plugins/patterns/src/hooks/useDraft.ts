import { useEffect, useState } from 'react';

/**
 * What is typed and not saved, kept in this tab until it is saved or given up:
 * it survives a reload and going to another page.
 *
 * @param id - tells it from other drafts
 * @param saved - what there is without it
 * @param isNews - whether a draft differs from what there is
 */
export function useDraft<T>(
  id: string,
  saved: T,
  isNews: (draft: T) => boolean,
) {
  const key = `patterns.draft.${id}`;
  const [isRestored, setRestored] = useState(
    () => readDraft(key, isNews) !== undefined,
  );
  const [value, setValue] = useState(() => readDraft(key, isNews) ?? saved);
  useEffect(() => {
    if (isNews(value)) sessionStorage.setItem(key, JSON.stringify(value));
    else sessionStorage.removeItem(key);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what is typed is news
  }, [key, value]);
  return {
    value,
    setValue,
    /** Whether it was found, and not typed just now. */
    isRestored,
    /** To be called when it is saved, or not wanted. */
    forget: () => {
      sessionStorage.removeItem(key);
      setRestored(false);
    },
  };
}

function readDraft<T>(key: string, isNews: (draft: T) => boolean) {
  const text = sessionStorage.getItem(key);
  if (!text) return undefined;
  try {
    const draft: T = JSON.parse(text);
    return isNews(draft) ? draft : undefined;
  } catch {
    // Kept by another release of the portal, in another form.
    return undefined;
  }
}
