import type {
  DescribeProductAsAdminOutput,
  ProductViewSummary,
} from '@aws-sdk/client-service-catalog';

/** A version of a product, as far as we use it. */
export type Artifact = {
  Id?: string;
  Name?: string;
  Description?: string;
  CreatedTime?: Date;
};

/** A product, as far as we use it. */
export type Product = {
  id: string;
  summary: ProductViewSummary;
  artifacts: Artifact[];
  tags: Record<string, string>;
};

/** Reads AWS's description of a product. */
export function toProduct(output: DescribeProductAsAdminOutput): Product {
  const summary = output.ProductViewDetail?.ProductViewSummary ?? {};
  return {
    id: summary.ProductId ?? '',
    summary,
    artifacts: output.ProvisioningArtifactSummaries ?? [],
    tags: Object.fromEntries(
      (output.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]),
    ),
  };
}
