import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Starter } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api/PatternsApi';
import type {
  ContentFiles,
  ContentSource,
  PatternContentValue,
} from '../wizardFormData';
import { loadStarterFiles, loadVersionFiles } from './loadFiles';
import { checkRepositoryUrl } from './checkRepositoryUrl';
import { useFilesLoader } from './useFilesLoader';

/**
 * The content of the form and every way to change it. The form holds all of
 * it, so a step back or a failed submission loses nothing.
 */
export function useContent(
  formData: Partial<PatternContentValue> | undefined,
  onChange: (value: PatternContentValue) => void,
) {
  const api = useApi(patternsApiRef);
  const loader = useFilesLoader();
  const [asked, setAsked] = useState<Starter>();
  const value: PatternContentValue = {
    ...formData,
    source: formData?.source ?? (formData?.from ? 'version' : 'starter'),
  };
  // Files arrive later than they were asked for: they join what is there by then.
  const latest = useRef(value);
  latest.current = value;
  const untouched = useRef<ContentFiles>();

  const update = (change: Partial<PatternContentValue>) => {
    const changed = { ...latest.current, ...change };
    if (Object.keys(changed.files ?? {}).length === 0) delete changed.files;
    latest.current = changed;
    onChange(changed);
  };
  const adopt = (files: ContentFiles, change: Partial<PatternContentValue>) => {
    untouched.current = files;
    update({ ...change, files });
  };
  const loadStarter = (starter: Starter) => {
    setAsked(undefined);
    loader.load(
      `The starter ${starter.title}`,
      signal => loadStarterFiles(api, starter, signal),
      files => adopt(files, { source: 'starter', starter: starter.name }),
    );
  };
  const mayDiscard = () => {
    const { files = {} } = latest.current;
    return files === untouched.current || Object.keys(files).length === 0;
  };

  // The form must carry the source that is shown, even when nobody changes it.
  const isSourceMissing = formData?.source === undefined;
  useEffect(() => {
    if (isSourceMissing) update({});
    // eslint-disable-next-line react-hooks/exhaustive-deps -- update works on refs; a new one is no reason to write again
  }, [isSourceMissing]);

  const { source, from, files } = value;
  const fromKey = from && `${from.patternName} ${from.version}`;
  const isVersionMissing = source === 'version' && fromKey && !files;
  const { load } = loader;
  useEffect(() => {
    if (!isVersionMissing) return;
    const ref = latest.current.from!;
    load(
      `${ref.patternName} ${ref.version}`,
      signal => loadVersionFiles(api, ref, signal),
      loaded => adopt(loaded, { source: 'version' }),
    );
    // eslint-disable-next-line react-hooks/exhaustive-deps -- adopt works on refs; a new one is no reason to load again
  }, [api, load, isVersionMissing, fromKey]);

  return {
    value,
    loader,
    /** The starter that waits for an answer before it replaces files. */
    asked,
    chooseSource: (chosen: ContentSource) => {
      const { url } = latest.current;
      // A malformed address would fail the form's schema where nobody sees it.
      const isUrlKept =
        chosen === 'repository' || (url && !checkRepositoryUrl(url));
      update({ source: chosen, ...(!isUrlKept && { url: undefined }) });
    },
    chooseStarter: (starter: Starter) =>
      mayDiscard() ? loadStarter(starter) : setAsked(starter),
    replaceByAsked: () => asked && loadStarter(asked),
    keepFiles: () => setAsked(undefined),
    setUrl: (url: string) => update({ url: url.trim() || undefined }),
    setFiles: (changed: ContentFiles) => update({ files: changed }),
    removeFile: (path: string) => {
      const { [path]: _removed, ...others } = latest.current.files ?? {};
      update({ files: others });
    },
  };
}
