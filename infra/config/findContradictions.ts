import type { InfraConfig } from './InfraConfig';
import { PACKAGE_BUCKETS } from './packageBuckets';

/** What does not hold between keys: each key that is wrong, and what is wrong with it. */
export function* findContradictions(
  config: InfraConfig,
): Generator<[string, string]> {
  const { portal: ours, kms, region, network } = config;
  if (!ours && !config.portalPrincipalArn) {
    yield [
      'portal',
      'is missing: describe the portal to deploy, or name the role of a portal elsewhere in portalPrincipalArn, such as arn:aws:iam::111122223333:role/backstage',
    ];
  }
  if (ours && config.portalPrincipalArn) {
    yield [
      'portalPrincipalArn',
      'is for a portal elsewhere: leave it out, or leave out portal',
    ];
  }
  const inRegion = (key: string, value: string | undefined, wanted: string) =>
    value && value.split(':')[3] !== wanted
      ? [
          [
            key,
            `must be in ${wanted}, and is in ${value.split(':')[3]}`,
          ] as const,
        ]
      : [];
  for (const [key, why] of [
    ...inRegion('kms.dataKeyArn', kms?.dataKeyArn, region),
    ...inRegion('kms.logsKeyArn', kms?.logsKeyArn, region),
    ...inRegion('kms.edgeKeyArn', kms?.edgeKeyArn, 'us-east-1'),
    ...inRegion('portal.certificateArn', ours?.certificateArn, region),
    ...inRegion(
      'portal.edgeCertificateArn',
      ours?.edgeCertificateArn,
      'us-east-1',
    ),
  ]) {
    yield [key, why];
  }
  if (ours && kms && !kms.edgeKeyArn) {
    yield [
      'kms.edgeKeyArn',
      'is missing: CloudFront’s logs and files are in us-east-1 and need a key there, such as arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    ];
  }
  if (ours && !network.prefixLists.cloudFront) {
    yield [
      'network.prefixLists.cloudFront',
      'is missing: with a portal the load balancer takes requests of CloudFront only, such as pl-87654321 (infra/README.md has the command)',
    ];
  }
  const { mail } = config;
  if (mail && !isOf(mail)) {
    yield [
      'mail.address',
      `is no address of ${mail.identity}: take one of them, or name the identity that it is of in mail.identity`,
    ];
  }
  if (!config.packages.assetsBucket && !PACKAGE_BUCKETS[region]) {
    yield [
      'packages.assetsBucket',
      `is missing: which bucket CodeArtifact has in ${region} is in https://docs.aws.amazon.com/codeartifact/latest/ug/create-s3-gateway-endpoint.html, such as assets-438097961670-eu-west-1`,
    ];
  }
  if (ours?.tasks && ours.tasks.max < ours.tasks.min) {
    yield ['portal.tasks.max', 'must not be less than portal.tasks.min'];
  }
  if (ours && ours.database.max < ours.database.min) {
    yield ['portal.database.max', 'must not be less than portal.database.min'];
  }
}

/** Whether mails from an address are sent from an identity of SES. */
function isOf({ identity, address }: NonNullable<InfraConfig['mail']>) {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return identity === address || identity === domain;
}
