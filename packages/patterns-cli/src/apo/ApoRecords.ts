import { z } from 'zod';

/**
 * A pattern in the predecessor's table, as its version 1.2.0 writes it. An
 * update of a pattern that was not there has left records without a name.
 */
export const apoPattern = z.object({
  patternId: z.string(),
  name: z.string().optional(),
  owner: z.string().optional(),
  email: z.string().optional(),
  description: z.string().optional(),
  patternType: z.string().optional(),
  patternRepoURL: z.string().optional(),
  attributes: z.record(z.string(), z.string()).optional(),
  createdTimestamp: z.string().optional(),
  updatedTimestamp: z.string().optional(),
  lastCommitId: z.string().optional(),
});
export type ApoPattern = z.infer<typeof apoPattern>;

/** An attribute in the predecessor's table. */
export const apoAttribute = z.object({
  id: z.string(),
  key: z.string(),
  value: z.string(),
  description: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  createTime: z.string().optional(),
  lastUpdateTime: z.string().optional(),
});
export type ApoAttribute = z.infer<typeof apoAttribute>;

const product = z.object({
  name: z.string(),
  region: z.string().optional(),
  account: z.string().optional(),
  productId: z.string().optional(),
  provisioningArtifactId: z.string().optional(),
});

/** One publication in the predecessor's table; its older versions had one list of products. */
export const apoPublication = z.object({
  patternId: z.string(),
  commitId: z.string(),
  createdTimestamp: z.string().optional(),
  allPackages: z
    .array(z.object({ name: z.string(), version: z.string() }))
    .optional(),
  codeArtifactDetails: z
    .object({
      account: z.string(),
      region: z.string(),
      codeArtifactDomainName: z.string(),
      codeArtifactRepositoryName: z.string(),
    })
    .optional(),
  allServiceCatalogProducts: z.array(product).optional(),
  changedServiceCatalogProducts: z.array(product).optional(),
  serviceCatalogProducts: z.array(product).optional(),
});
export type ApoPublication = z.infer<typeof apoPublication>;

/** The predecessor's records, and those that could not be understood. */
export type ApoRecords = {
  patterns: ApoPattern[];
  attributes: ApoAttribute[];
  publications: ApoPublication[];
  unread: {
    kind: 'attribute' | 'pattern';
    table: string;
    id: string;
    reason: string;
  }[];
};
