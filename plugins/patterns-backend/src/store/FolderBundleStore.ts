import { randomUUID } from 'node:crypto';
import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { NotFoundError } from '@backstage/errors';
import {
  checkDigest,
  digestOf,
  otherDigest,
  withDigestCheck,
  type BundleSource,
  type BundleStore,
} from '@apo/backstage-plugin-patterns-node';

/** A temporary file this old has no writer any more, in milliseconds. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/**
 * Keeps bundles as files of a folder, `<first two digits>/<digest>.tar`. A file
 * gets its name only when all of it is on the disk, so several replicas may
 * share the folder, and one that is killed leaves nothing half written.
 * @public
 */
export class FolderBundleStore implements BundleStore {
  private constructor(private readonly folder: string) {}

  /** Makes the folder, and removes what killed writers left in it. */
  static async create(options: { folder: string }): Promise<FolderBundleStore> {
    const store = new FolderBundleStore(options.folder);
    await mkdir(store.temporary, { recursive: true });
    await store.removeAbandoned();
    return store;
  }

  async put(digest: string, tar: Buffer | BundleSource): Promise<void> {
    const path = this.pathOf(digest);
    if (Buffer.isBuffer(tar) && digestOf(tar) !== digest) {
      throw otherDigest(digest, digestOf(tar));
    }
    // A file that was damaged on the disk is mended by sending it again.
    const stored = await readIfThere(path);
    if (stored && digestOf(stored) === digest) return;
    await this.write(path, Buffer.isBuffer(tar) ? tar : checked(digest, tar));
  }

  async has(digest: string): Promise<boolean> {
    const path = this.pathOf(digest);
    return (await ifThere(stat(path))) !== undefined;
  }

  async get(digest: string): Promise<Buffer> {
    const tar = await readIfThere(this.pathOf(digest));
    if (!tar) throw missing(digest);
    if (digestOf(tar) !== digest) throw damaged(digest);
    return tar;
  }

  async open(digest: string): Promise<Readable> {
    const file = await ifThere(open(this.pathOf(digest)));
    if (!file) throw missing(digest);
    return withDigestCheck(file.createReadStream(), {
      digest,
      refuse: () => damaged(digest),
    });
  }

  private async write(path: string, tar: Buffer | Readable) {
    await mkdir(dirname(path), { recursive: true });
    const temporary = join(this.temporary, randomUUID());
    try {
      const file = await open(temporary, 'wx', 0o640);
      try {
        await file.writeFile(tar);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
  }

  private async removeAbandoned() {
    for (const name of await readdir(this.temporary)) {
      const path = join(this.temporary, name);
      const found = await ifThere(stat(path));
      if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) {
        await rm(path, { force: true });
      }
    }
  }

  private get temporary() {
    return join(this.folder, 'tmp');
  }

  private pathOf(digest: string): string {
    checkDigest(digest);
    return join(this.folder, digest.slice(0, 2), `${digest}.tar`);
  }
}

function checked(digest: string, { size, open: start }: BundleSource) {
  return withDigestCheck(start(), {
    digest,
    size,
    refuse: actual => otherDigest(digest, actual),
  });
}

function missing(digest: string) {
  return new NotFoundError(`There is no bundle ${digest}`);
}

function damaged(digest: string) {
  return new Error(
    `The stored bundle ${digest} is damaged: restore its file from a backup, or send the bundle again`,
  );
}

/** Makes a rename survive a power cut; Windows has no such call for folders. */
async function syncFolder(folder: string) {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function readIfThere(path: string): Promise<Buffer | undefined> {
  return ifThere(readFile(path));
}

async function ifThere<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
