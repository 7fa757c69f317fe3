import { useCallback, useEffect, useRef, useState } from 'react';
import type { ContentFiles } from '../wizardFormData';

/** A set of files on its way into the form. */
export type FilesLoader = {
  /** What is being loaded, for a person; undefined when nothing is. */
  loading?: string;
  failure?: { what: string; error: Error; retry: () => void };
  load: (
    what: string,
    fetchFiles: (signal: AbortSignal) => Promise<ContentFiles>,
    apply: (files: ContentFiles) => void,
  ) => void;
};

/** Loads files one set at a time: a newer load aborts an older one. */
export function useFilesLoader(): FilesLoader {
  const [state, setState] = useState<Pick<FilesLoader, 'loading' | 'failure'>>(
    {},
  );
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);

  const load = useCallback<FilesLoader['load']>((what, fetchFiles, apply) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ loading: what });
    fetchFiles(controller.signal).then(
      files => {
        if (controller.signal.aborted) return;
        setState({});
        apply(files);
      },
      error => {
        if (controller.signal.aborted) return;
        const retry = () => load(what, fetchFiles, apply);
        setState({ failure: { what, error, retry } });
      },
    );
  }, []);

  return { ...state, load };
}
