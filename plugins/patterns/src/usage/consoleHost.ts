/**
 * The host of the AWS console for a region. Source: the console's hosts of the
 * partitions aws, aws-cn and aws-us-gov.
 */
export function consoleHost(region: string): string {
  if (region.startsWith('cn-')) return `${region}.console.amazonaws.cn`;
  if (region.startsWith('us-gov-')) {
    return `${region}.console.amazonaws-us-gov.com`;
  }
  return `${region}.console.aws.amazon.com`;
}
