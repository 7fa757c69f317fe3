import type {
  BundleFile,
  PatternType,
  Starter,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import type { PatternsApi } from '../../api/PatternsApi';
import { formatBytes } from '../../components/shared/formatBytes';
import type { ContentFiles } from '../wizardFormData';
import { MAX_CONTENT_BYTES, MAX_CONTENT_FILES } from './contentLimits';
import { readContentFile } from './readContentFile';

/** All files of a starter. @throws RangeError when a form cannot carry them. */
export async function loadStarterFiles(
  api: PatternsApi,
  starter: Starter,
  signal: AbortSignal,
): Promise<ContentFiles> {
  return loadAll(starter.type, starter.files, path =>
    api.getStarterFile(starter.name, path, { signal }),
  );
}

/** All files of a version's bundle. @throws RangeError when a form cannot carry them. */
export async function loadVersionFiles(
  api: PatternsApi,
  ref: VersionRef,
  signal: AbortSignal,
): Promise<ContentFiles> {
  const { type, files } = await api.getVersion(ref, { signal });
  return loadAll(type, files, path => api.getFile(ref, path, { signal }));
}

async function loadAll(
  type: PatternType,
  files: readonly BundleFile[],
  read: (path: string) => Promise<Blob>,
): Promise<ContentFiles> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length > MAX_CONTENT_FILES[type] || bytes > MAX_CONTENT_BYTES) {
    throw new RangeError(
      `${files.length} files of ${formatBytes(
        bytes,
      )} are too many to edit here: submit from a repository`,
    );
  }
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ path }) => [
        path,
        await readContentFile(path, await read(path)),
      ]),
    ),
  );
}
