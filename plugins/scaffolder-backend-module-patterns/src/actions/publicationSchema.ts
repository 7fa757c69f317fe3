import type { z as Zod } from 'zod/v3';
import { DEFAULT_TARGET } from '../release/PublishTarget';

/** Where a version went, of one target; as the API of the patterns back end takes it. */
export function publicationSchema(z: typeof Zod) {
  return z
    .object({
      targetName: z
        .string()
        .default(DEFAULT_TARGET)
        .describe('Name of the target in the config'),
      target: z.enum(['service-catalog', 'codeartifact']),
      publishedAt: z.string(),
      digest: z.string(),
      accountId: z.string(),
      region: z.string(),
      portfolioId: z.string().optional(),
      portfolioName: z.string().optional(),
      productId: z.string().optional(),
      productName: z.string().optional(),
      artifactId: z.string().optional(),
      templateUrl: z.string().optional(),
      package: z.string().optional(),
      registry: z.string().optional(),
      domain: z.string().optional(),
      repository: z.string().optional(),
      integrity: z.string().optional(),
    })
    .strict();
}
