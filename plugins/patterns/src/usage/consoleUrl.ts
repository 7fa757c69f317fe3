/**
 * The product's page in the AWS console. Source: the console's hosts of the
 * partitions aws, aws-cn and aws-us-gov.
 */
export function consoleUrl(target: {
  region: string;
  productId: string;
}): string {
  const { region, productId } = target;
  const id = encodeURIComponent(productId);
  return `https://${region}.${hostOf(
    region,
  )}/servicecatalog/home?region=${region}#products/${id}`;
}

function hostOf(region: string): string {
  if (region.startsWith('cn-')) return 'console.amazonaws.cn';
  if (region.startsWith('us-gov-')) return 'console.amazonaws-us-gov.com';
  return 'console.aws.amazon.com';
}
