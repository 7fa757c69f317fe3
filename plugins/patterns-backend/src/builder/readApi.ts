import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { ApiDeclaration } from '@apo/backstage-plugin-patterns-common';
import type { BundleContent } from '@apo/backstage-plugin-patterns-node';
import { withPrivateFolder } from '../process/privateFolder';
import { runProcess } from '../process/runProcess';

/** Limits of reading declarations: they are text, if much of it. */
const limits = {
  timeoutMs: 30_000,
  memoryBytes: 768 * 1024 * 1024,
  outputBytes: 4 * 1024 * 1024,
};

const text = z.string().optional();
const schema = z.array(
  z.strictObject({
    name: z.string(),
    kind: z.enum([
      'class',
      'interface',
      'enum',
      'function',
      'type',
      'variable',
    ]),
    signature: text,
    construct: z.boolean().optional(),
    docs: text,
    deprecated: text,
    members: z.array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(['property', 'method', 'constructor', 'value']),
        type: z.string(),
        optional: z.boolean().optional(),
        static: z.boolean().optional(),
        docs: text,
        default: text,
        deprecated: text,
      }),
    ),
  }),
);

/**
 * What the type declarations of a package export, constructs first. They are
 * parsed in a child process, under limits.
 *
 * @param entry - path of the file that "types" names.
 * @throws Error when they cannot be parsed.
 */
export async function readApi(
  declarations: BundleContent,
  entry: string,
): Promise<ApiDeclaration[]> {
  return withPrivateFolder(async folder => {
    for (const [path, bytes] of declarations) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
    const { code, stdout, stderr } = await runProcess({
      command: process.execPath,
      args: [
        '--max-old-space-size=512',
        resolvePackagePath(
          '@apo/backstage-plugin-patterns-backend',
          'assets/apiReader/readApi.cjs',
        ),
        folder,
        entry,
      ],
      limits,
    });
    if (code !== 0) {
      const [reason] = stderr.toString('utf8').match(/^\w*Error: .*$/m) ?? [];
      throw new Error(reason ?? `the reader ended with exit code ${code}`);
    }
    return schema.parse(JSON.parse(stdout.toString('utf8')));
  });
}
