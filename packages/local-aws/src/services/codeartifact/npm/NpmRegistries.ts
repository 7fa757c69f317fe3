import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DomainRecord, RepositoryRecord } from '../records';
import { NpmRegistry } from './NpmRegistry';
import { PackageStorage } from './PackageStorage';

/** Where package managers find the repositories; no signature is needed below it. */
export const NPM_PREFIX = '/codeartifact/';

/** The path of a repository's npm endpoint, with a slash at both ends. */
export function npmPath(domain: string, repository: string): string {
  return `${NPM_PREFIX}${domain}/npm/${repository}/`;
}

/** The npm registries behind the repositories, each with a folder of its own. */
export class NpmRegistries {
  private readonly running = new Map<string, NpmRegistry>();
  private temporaryFolder?: string;

  /** @param dataFolder - keeps the packages; without it they end with the process */
  constructor(private readonly dataFolder?: string) {}

  /** The registry of a repository. */
  of(domain: DomainRecord, repository: RepositoryRecord): NpmRegistry {
    const { storageId } = repository;
    const known = this.running.get(storageId);
    if (known) return known;
    const registry = new NpmRegistry({
      folder: this.folderOf(storageId),
      tokenSecret: domain.tokenSecret,
      prefix: npmPath(domain.name, repository.name),
    });
    this.running.set(storageId, registry);
    return registry;
  }

  /** What was published to a repository. */
  storage({ storageId }: RepositoryRecord): PackageStorage {
    return new PackageStorage(this.folderOf(storageId));
  }

  /** Ends the registry of a repository, and removes its packages. */
  remove({ storageId }: RepositoryRecord): void {
    const registry = this.running.get(storageId);
    this.running.delete(storageId);
    const removeFolder = () =>
      rmSync(this.folderOf(storageId), { recursive: true, force: true });
    removeFolder();
    // Once more: a publish under way writes until the registry has ended.
    registry?.close().then(removeFolder);
  }

  /** Ends all registries; packages in a data folder stay. */
  async close(): Promise<void> {
    await Promise.all([...this.running.values()].map(one => one.close()));
    this.running.clear();
    if (!this.temporaryFolder) return;
    rmSync(this.temporaryFolder, { recursive: true, force: true });
    this.temporaryFolder = undefined;
  }

  private folderOf(storageId: string): string {
    if (this.dataFolder) return join(this.dataFolder, storageId);
    this.temporaryFolder ??= mkdtempSync(join(tmpdir(), 'local-codeartifact-'));
    return join(this.temporaryFolder, storageId);
  }
}
