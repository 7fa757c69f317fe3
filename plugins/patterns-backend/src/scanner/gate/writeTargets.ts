import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ScanTarget } from '@apo/backstage-plugin-patterns-node';
import { withPrivateFolder } from '../../process/privateFolder';

/**
 * Writes templates to a private folder for as long as `work` takes. Files are
 * named by number: a path of an author never reaches a command line.
 */
export async function withTargets<T>(
  templates: ReadonlyMap<string, string>,
  work: (targets: ScanTarget[]) => Promise<T>,
): Promise<T> {
  return withPrivateFolder(async folder => {
    const targets = [...templates.keys()].map((template, index) => ({
      template,
      file: join(
        folder,
        `${index}${extname(template) === '.json' ? '.json' : '.yaml'}`,
      ),
    }));
    for (const { template, file } of targets) {
      await writeFile(file, templates.get(template)!, { mode: 0o400 });
    }
    return await work(targets);
  });
}
