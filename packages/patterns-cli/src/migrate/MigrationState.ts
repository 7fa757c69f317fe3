import type { StoredKind } from '@apo/backstage-plugin-patterns-node';
import { z } from 'zod';

const tally = z.object({
  count: z.number().int().nonnegative(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What is known of a migration on its way. */
export const migrationState = z.object({
  format: z.literal(1),
  /** The places that data goes from and to. */
  from: z.string(),
  to: z.string(),
  /** What the target had at first, by kind. */
  before: z.record(z.string(), tally),
  /** Where to go on, by kind; `bundles` for those. */
  cursors: z.record(z.string(), z.string()),
  /** Bundles that could not be copied. */
  lost: z.array(
    z.object({
      patternName: z.string(),
      version: z.string(),
      digest: z.string(),
      reason: z.string(),
    }),
  ),
});

/** What is known of a migration on its way. */
export type MigrationState = z.infer<typeof migrationState>;

/** A bundle that could not be copied, with the version that needs it. */
export type LostBundle = MigrationState['lost'][number];

/** What is moved step by step. */
export type Step = StoredKind | 'bundles';
