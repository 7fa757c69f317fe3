import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One version in a packument, as far as the local AWS reads it. */
export interface NpmVersion {
  version: string;
  description?: string;
  homepage?: unknown;
  repository?: unknown;
  license?: unknown;
  dist: { shasum: string; integrity?: string };
}

/** What the registry knows of a package. */
export interface Packument {
  name: string;
  versions: Record<string, NpmVersion>;
  'dist-tags': Record<string, string>;
  /** ISO 8601, by version, and `created` and `modified`. */
  time: Record<string, string>;
}

/** The file name of a version's tarball: the scope is not part of it. */
export function tarballName(packageName: string, version: string): string {
  return `${packageName.replace(/^@[^/]+\//, '')}-${version}.tgz`;
}

/**
 * Reads the folder in which verdaccio keeps one repository. Verdaccio renames
 * files into place, so what is read is what its callers were answered.
 */
export class PackageStorage {
  constructor(private readonly folder: string) {}

  /** The full names of all packages with a version, in order. */
  list(): string[] {
    return this.folders()
      .filter(name => this.read(name))
      .sort();
  }

  /** Undefined if no version was ever published. */
  read(packageName: string): Packument | undefined {
    const path = join(this.folder, packageName, 'package.json');
    if (!existsSync(path)) return undefined;
    const packument = JSON.parse(readFileSync(path, 'utf8')) as Packument;
    return Object.keys(packument.versions).length > 0 ? packument : undefined;
  }

  readTarball(packageName: string, version: string): Buffer {
    const name = tarballName(packageName, version);
    return readFileSync(join(this.folder, packageName, name));
  }

  /**
   * Removes the tarballs whose version was not written any more when the
   * process was killed: verdaccio would refuse to publish them again.
   */
  removeUnfinished(): void {
    for (const name of this.folders()) {
      const versions = Object.keys(this.read(name)?.versions ?? {});
      const known = versions.map(version => tarballName(name, version));
      const folder = join(this.folder, name);
      for (const file of readdirSync(folder)) {
        if (file.endsWith('.tgz') && !known.includes(file)) {
          rmSync(join(folder, file));
        }
      }
    }
  }

  /** The folders of packages, by their full names. */
  private folders(): string[] {
    return this.foldersIn('.').flatMap(name =>
      name.startsWith('@')
        ? this.foldersIn(name).map(inner => `${name}/${inner}`)
        : [name],
    );
  }

  private foldersIn(folder: string): string[] {
    const path = join(this.folder, folder);
    if (!existsSync(path)) return [];
    return readdirSync(path, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => entry.name);
  }
}
