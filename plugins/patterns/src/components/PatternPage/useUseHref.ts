import type {
  Pattern,
  PatternVersion,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { publicationsOf } from '../../usage/publicationsOf';

/**
 * Where a version is put to use: the form that launches its product, or the
 * template that makes an app with its package. Undefined where neither is
 * offered: not published, retired, not allowed, or no such template.
 */
export function useUseHref(
  pattern: Pattern,
  version: PatternVersion | undefined,
): string | undefined {
  const links = usePatternsLinks();
  if (version?.state !== 'published') return undefined;
  const targets = publicationsOf(version).map(({ target }) => target);
  if (targets.includes('codeartifact')) return links.useCdkPattern(version);
  return targets.includes('service-catalog') && pattern.can.launch.allowed
    ? links.launchPattern(version)
    : undefined;
}
