import { useEffect, useMemo, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { patternsApiRef } from '../api';
import { imageTypeOf } from '../components/shared/imageTypes';
import type { BundleRef } from './useBundleFile';

/** An object URL, or null where the file could not be read. */
export type BundleImage = string | null;

/**
 * Object URLs of the pictures of a bundle, fetched with the user's credentials.
 * The type comes from the file's name and is one of the raster formats, so that
 * no answer of the server can make the browser run an SVG's script.
 */
export function useBundleImages(
  ref: BundleRef,
  paths: string[],
): Record<string, BundleImage> {
  const api = useApi(patternsApiRef);
  const [images, setImages] = useState<Record<string, BundleImage>>({});
  const created = useRef<string[]>([]);
  const { patternName, version, digest } = ref;
  const key = JSON.stringify([...paths].sort());
  const wanted = useMemo<string[]>(() => JSON.parse(key), [key]);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    for (const path of wanted) {
      api
        .getFile({ patternName, version }, path, { signal })
        .then(async blob => {
          const bytes = await blob.arrayBuffer();
          return URL.createObjectURL(
            new Blob([bytes], { type: imageTypeOf(path) }),
          );
        })
        .catch(() => null)
        .then(url => {
          if (url) created.current.push(url);
          if (!signal.aborted) setImages(all => ({ ...all, [path]: url }));
        });
    }
    return () => controller.abort();
  }, [api, patternName, version, digest, wanted]);

  useEffect(
    () => () => {
      created.current.forEach(url => URL.revokeObjectURL(url));
      created.current = [];
    },
    [],
  );
  return images;
}
