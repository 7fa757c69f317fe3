import type { Packument } from './PackageStorage';

/**
 * Completes an update of a package that carries no tarball, which is what
 * `npm deprecate` sends: the packument as npm saw it, with messages in its
 * versions. Verdaccio removes each version that is not in it, and takes its
 * tags; so what npm did not see goes back in. A publish stays as it is.
 *
 * @returns the body to pass on
 */
export function completeUpdate(
  body: Buffer,
  stored: Packument | undefined,
): Buffer {
  const update = parse(body);
  const hasTarball = Object.keys(update?._attachments ?? {}).length > 0;
  if (!update || !stored || hasTarball) return body;
  return Buffer.from(
    JSON.stringify({
      ...update,
      versions: { ...stored.versions, ...update.versions },
      'dist-tags': stored['dist-tags'],
    }),
  );
}

function parse(
  body: Buffer,
): (Partial<Packument> & { _attachments?: object }) | undefined {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // The registry says what is wrong with it.
    return undefined;
  }
}
