import type {
  Publication,
  Report,
  TemplateParameter,
} from '@apo/backstage-plugin-patterns-common';

/** What is needed to use a version that is in Service Catalog. */
export type UsageTarget = {
  patternName: string;
  version: string;
  region: string;
  productId: string;
  pathName?: string;
  /** Parameters that have no default, so that a person must give them. */
  required: TemplateParameter[];
};

/** The target of a publication; undefined for one that is not in Service Catalog. */
export function toUsageTarget(
  ref: { patternName: string; version: string },
  publication: Publication,
  report?: Report,
): UsageTarget | undefined {
  const { target, productId, region, portfolioName } = publication;
  if (target !== 'service-catalog' || !productId) return undefined;
  const parameters = report?.templates[0]?.parameters ?? [];
  return {
    patternName: ref.patternName,
    version: ref.version,
    region,
    productId,
    pathName: portfolioName,
    required: parameters.filter(p => p.default === undefined),
  };
}

/**
 * A name for the provisioned product that AWS accepts: it starts with a letter
 * or digit (ProvisionProduct, ProvisionedProductName).
 */
export function provisionedName({ patternName }: UsageTarget): string {
  return `my-${patternName}`;
}

/** What stands for a value that the reader must choose. */
export function placeholder({
  name,
  allowedValues,
}: TemplateParameter): string {
  return `<${allowedValues?.length ? allowedValues.join('|') : name}>`;
}
