import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_TEMPLATE_BYTES } from '@apo/backstage-plugin-patterns-common';
import {
  checkBundlePath,
  MAX_BUILT_TEMPLATES,
  type BundleContent,
} from '@apo/backstage-plugin-patterns-node';
import { checkNoLink, OwnFileError, readOwnFile } from './ownFile';

/** Where `synth` leaves templates, below the package's folder. */
export const CLOUD_ASSEMBLY = 'cdk.out';

const SUFFIX = '.template.json';
/** Folders and files that are looked at; assets lie beside the templates. */
const MAX_ENTRIES = 50_000;

/**
 * The templates of a cloud assembly, with those of nested ones. A folder that
 * is a link is passed over.
 *
 * @throws OwnFileError when one of them cannot be taken, or there are too many.
 */
export async function readTemplates(
  packageFolder: string,
): Promise<BundleContent> {
  const templates = new Map<string, Buffer>();
  if (!(await isThere(join(packageFolder, CLOUD_ASSEMBLY)))) return templates;
  await checkNoLink(packageFolder, CLOUD_ASSEMBLY);
  for (const path of await findTemplates(packageFolder)) {
    checkPath(path);
    templates.set(
      path,
      await readOwnFile(packageFolder, path, MAX_TEMPLATE_BYTES),
    );
  }
  return templates;
}

async function findTemplates(packageFolder: string): Promise<string[]> {
  const found: string[] = [];
  const folders = [CLOUD_ASSEMBLY];
  let seen = 0;
  for (const folder of folders) {
    const entries = await readdir(join(packageFolder, folder), {
      withFileTypes: true,
    }).catch(() => {
      throw new OwnFileError(
        `left ${JSON.stringify(folder)}, which is no folder that can be read`,
      );
    });
    seen += entries.length;
    if (seen > MAX_ENTRIES) {
      throw new OwnFileError(
        `left more than ${MAX_ENTRIES} files in ${CLOUD_ASSEMBLY}`,
      );
    }
    for (const entry of entries) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.name.endsWith(SUFFIX)) found.push(path);
    }
    if (found.length > MAX_BUILT_TEMPLATES) {
      throw new OwnFileError(
        `left more than ${MAX_BUILT_TEMPLATES} templates in ${CLOUD_ASSEMBLY}`,
      );
    }
  }
  return found.sort();
}

function checkPath(path: string) {
  try {
    checkBundlePath(path);
  } catch (error) {
    throw new OwnFileError(`left a template: ${(error as Error).message}`);
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
