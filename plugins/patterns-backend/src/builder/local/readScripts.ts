import { z } from 'zod';
import type { BundleContent } from '@apo/backstage-plugin-patterns-node';

const manifestSchema = z.looseObject({
  scripts: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

/** Names of the scripts that the package.json of a package has. */
export function readScripts(content: BundleContent): Set<string> {
  try {
    const text = content.get('package.json')?.toString('utf8') ?? '{}';
    const { scripts } = manifestSchema.parse(JSON.parse(text));
    return new Set(Object.keys(scripts ?? {}));
  } catch {
    // npm has said so, and better, when it installed.
    return new Set();
  }
}
