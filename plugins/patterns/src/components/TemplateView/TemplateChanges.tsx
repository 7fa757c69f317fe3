import { useApi } from '@backstage/frontend-plugin-api';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useBundleText } from '../../hooks/useBundleFile';
import { useRequest } from '../../hooks/useRequest';
import { findTemplate } from '../shared/bundleFiles';
import { TemplateComparison } from './TemplateComparison';

/** How the template of a bundle differs from the one that was published last. */
export function TemplateChanges(props: {
  version: PatternVersion;
  previous: string;
  path: string;
}) {
  const { version, previous, path } = props;
  const before = usePreviousTemplate(version.patternName, previous, path);
  const after = useBundleText(version, path);
  return (
    <TemplateComparison
      path={path}
      previous={previous}
      before={before}
      after={after}
    />
  );
}

/** The template may have had another name then. */
function usePreviousTemplate(
  patternName: string,
  previous: string,
  path: string,
) {
  const api = useApi(patternsApiRef);
  return useRequest(`${patternName} ${previous} ${path}`, async signal => {
    const ref = { patternName, version: previous };
    const { files } = await api.getVersion(ref, { signal });
    const there = files.some(f => f.path === path) ? path : findTemplate(files);
    if (!there) return '';
    const blob = await api.getFile(ref, there, { signal });
    return blob.text();
  });
}
