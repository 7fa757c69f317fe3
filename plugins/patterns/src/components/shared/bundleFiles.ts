import type { BundleFile } from '@apo/backstage-plugin-patterns-common';
import { imageTypeOf } from './imageTypes';

/** The file of the bundle's root with this name, whatever the case. */
export function findFile(
  files: readonly BundleFile[],
  name: string,
): string | undefined {
  const wanted = name.toLowerCase();
  return files.find(f => f.path.toLowerCase() === wanted)?.path;
}

/** The author's picture of the architecture; a raster image. */
export function findArchitecture(
  files: readonly BundleFile[],
): string | undefined {
  return files.find(
    ({ path }) => /^architecture\.\w+$/i.test(path) && imageTypeOf(path),
  )?.path;
}

/** The template of a bundle that has no report: by its name, else the only candidate. */
export function findTemplate(files: readonly BundleFile[]): string | undefined {
  const paths = files.map(f => f.path);
  const named = paths.find(path => /^template\.(ya?ml|json)$/.test(path));
  if (named) return named;
  const candidates = paths.filter(path =>
    /^[^/]+\.(ya?ml|json|template)$/.test(path),
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}
