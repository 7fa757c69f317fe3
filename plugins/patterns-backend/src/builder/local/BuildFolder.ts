import { lchown, lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BundleContent } from '@apo/backstage-plugin-patterns-node';
import type { StepOwner } from './isolation/Isolation';
import { checkNoLink, readOwnFile } from './ownFile';
import { CLOUD_ASSEMBLY } from './readTemplates';

const PACKAGE = 'package';
const MANIFEST = 'package.json';
/** Largest package.json that is compared, in bytes. */
const MAX_MANIFEST_BYTES = 1024 * 1024;

/** The private folder of one build, and who may write what in it. */
export class BuildFolder {
  /** Where the package lies. */
  readonly package: string;
  /** Programs that steps find on PATH. */
  readonly tools: string;

  constructor(
    readonly path: string,
    private readonly owner: StepOwner | undefined,
  ) {
    this.package = join(path, PACKAGE);
    this.tools = join(path, 'tools');
  }

  /**
   * Writes a package, but for what would choose npm's settings, and templates
   * that nothing has synthesized.
   */
  async write(content: BundleContent): Promise<void> {
    await mkdir(this.package);
    for (const [path, bytes] of content) {
      if (path === '.npmrc' || path.startsWith(`${CLOUD_ASSEMBLY}/`)) continue;
      const file = join(this.package, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes, { flag: 'wx' });
    }
    await this.handOver(this.package);
  }

  /** Programs npm and npx, which scripts call and which are our own npm. */
  async writeTools(node: string, npm: string): Promise<void> {
    await mkdir(this.tools, { recursive: true });
    const programs = {
      npm,
      npx: join(dirname(npm), 'npx-cli.js'),
    };
    for (const [name, program] of Object.entries(programs)) {
      await writeFile(
        join(this.tools, name),
        `#!/bin/sh\nexec '${node}' '${program}' "$@"\n`,
        { mode: 0o755 },
      );
    }
  }

  /** Folders of one step, which no other step sees. */
  async forStep(name: string) {
    const own = join(this.path, name);
    const [home, temporary] = [join(own, 'home'), join(own, 'tmp')];
    for (const each of [own, home, temporary]) await mkdir(each);
    for (const each of [home, temporary]) await this.handOver(each);
    return { own, home, temporary };
  }

  /** Lets the code of steps write what lies at a path of this folder. */
  async handOver(path: string): Promise<void> {
    if (this.owner) await changeOwner(path, this.owner);
  }

  /**
   * Takes away npm's settings that a step may have left for the next.
   *
   * @throws OwnFileError when the package is no longer where it was.
   */
  async removeSettings(): Promise<void> {
    await checkNoLink(this.path, PACKAGE);
    await rm(join(this.package, '.npmrc'), { recursive: true, force: true });
  }

  /**
   * Puts the package.json that was submitted back, since name, version and
   * dependencies of it are what was reviewed. Says whether it had been changed.
   */
  async restoreManifest(content: BundleContent): Promise<boolean> {
    const submitted = content.get(MANIFEST) ?? Buffer.alloc(0);
    const found = await readOwnFile(
      this.package,
      MANIFEST,
      MAX_MANIFEST_BYTES,
    ).catch(() => undefined);
    if (found?.equals(submitted)) return false;
    const file = join(this.package, MANIFEST);
    await rm(file, { recursive: true, force: true });
    await writeFile(file, submitted, { flag: 'wx' });
    await this.handOver(file);
    return true;
  }
}

/** Gives a tree to a user; of a link the link itself. */
async function changeOwner(path: string, owner: StepOwner): Promise<void> {
  await lchown(path, owner.uid, owner.gid);
  if (!(await lstat(path)).isDirectory()) return;
  for (const name of await readdir(path)) {
    await changeOwner(join(path, name), owner);
  }
}
