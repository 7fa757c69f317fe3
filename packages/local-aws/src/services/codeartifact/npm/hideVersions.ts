import type { Packument } from './PackageStorage';

/** What package managers are told of a package, but for its name. */
type Listing = Partial<Packument>;

/**
 * Takes versions out of what a package manager is told of a package: it then
 * resolves to none of them. Their tags go with them, but for `latest`, without
 * which npm does not even list the versions: it moves to the last version that
 * is left. What AWS does with such tags is not documented.
 *
 * @param published - what is in the repository, in the order of publication
 */
export function hideVersions(
  listing: Listing,
  published: Packument,
  isHidden: (version: string) => boolean,
): Listing {
  const shown = <V>(entries: Record<string, V> = {}) =>
    Object.fromEntries(
      Object.entries(entries).filter(([version]) => !isHidden(version)),
    );
  return {
    ...listing,
    versions: shown(listing.versions),
    // The short form, which npm installs by, has no times.
    ...(listing.time && { time: shown(listing.time) }),
    'dist-tags': hideTags(published, isHidden),
  };
}

/** The tags that are left when versions are hidden, as `hideVersions` has them. */
export function hideTags(
  { versions, 'dist-tags': tags }: Packument,
  isHidden: (version: string) => boolean,
): Record<string, string> {
  const kept = Object.entries(tags).filter(([, version]) => !isHidden(version));
  const last = Object.keys(versions)
    .filter(version => !isHidden(version))
    .at(-1);
  return { ...(last && { latest: last }), ...Object.fromEntries(kept) };
}
