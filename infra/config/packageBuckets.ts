/**
 * Buckets that CodeArtifact gives packages out of, by region: builds reach them
 * and no others but our own
 * (https://docs.aws.amazon.com/codeartifact/latest/ug/create-s3-gateway-endpoint.html).
 */
export const PACKAGE_BUCKETS: Record<string, string> = {
  'us-east-1': 'assets-193858265520-us-east-1',
  'us-east-2': 'assets-250872398865-us-east-2',
  'us-west-2': 'assets-787052242323-us-west-2',
  'eu-west-1': 'assets-438097961670-eu-west-1',
  'eu-west-2': 'assets-247805302724-eu-west-2',
  'eu-west-3': 'assets-762466490029-eu-west-3',
  'eu-north-1': 'assets-611884512288-eu-north-1',
  'eu-south-1': 'assets-484130244270-eu-south-1',
  'eu-central-1': 'assets-769407342218-eu-central-1',
};
