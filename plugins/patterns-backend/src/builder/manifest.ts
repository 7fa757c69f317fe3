import { z } from 'zod';

const texts = z.record(z.string(), z.string());

/** What is read of a package.json. */
export const manifestSchema = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  license: z.string().optional(),
  types: z.string().optional(),
  typings: z.string().optional(),
  main: z.string().optional(),
  scripts: texts.optional(),
  dependencies: texts.optional(),
  peerDependencies: texts.optional(),
  optionalDependencies: texts.optional(),
  devDependencies: texts.optional(),
  workspaces: z.unknown().optional(),
  bundleDependencies: z.unknown().optional(),
  bundledDependencies: z.unknown().optional(),
});

/** A package.json. */
export type Manifest = z.infer<typeof manifestSchema>;

const lockEntry = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
});

/** What is read of a package-lock.json, of its versions 2 and 3. */
export const lockfileSchema = z.looseObject({
  lockfileVersion: z.union([z.literal(2), z.literal(3)]),
  packages: z.record(z.string(), lockEntry),
});

/** A package-lock.json. */
export type Lockfile = z.infer<typeof lockfileSchema>;

/** Scripts that npm runs on the machine of whoever installs the package. */
export const installScripts = ['preinstall', 'install', 'postinstall'];

/** Parses JSON by a schema; the reason, in one line, when it does not fit. */
export function parseJson<T>(
  bytes: Buffer,
  schema: z.ZodType<T>,
): { value: T } | { problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    return { problem: (error as Error).message };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  return { problem: z.prettifyError(parsed.error).replace(/\s+/g, ' ') };
}
