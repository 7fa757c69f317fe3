/** The services of the local AWS, as the SDKs spell them in `AWS_ENDPOINT_URL_<SERVICE>`. */
const SERVICES = [
  'SERVICE_CATALOG',
  'SERVICE_CATALOG_APPREGISTRY',
  'CLOUDFORMATION',
  'S3',
  'STS',
  'COGNITO_IDENTITY_PROVIDER',
  'CODEARTIFACT',
  'CODEBUILD',
  'CLOUDWATCH_LOGS',
  'DYNAMODB',
  'KMS',
  'SQS',
  'SESV2',
];

/**
 * The environment that leads an AWS SDK to an endpoint on this machine.
 *
 * @public
 */
export function localEnvironment(
  endpoint: string,
  region: string,
): Record<string, string> {
  const endpoints = SERVICES.map(
    service => [`AWS_ENDPOINT_URL_${service}`, endpoint] as const,
  );
  return {
    ...Object.fromEntries(endpoints),
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'AKIALOCALLOCALLOCAL0',
    AWS_SECRET_ACCESS_KEY: 'local-only-no-secret',
  };
}
