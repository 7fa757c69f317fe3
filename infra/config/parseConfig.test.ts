import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { InvalidConfig, parseConfig } from './parseConfig';
import { readConfig } from './readConfig';

const standard = readFileSync(path.join(__dirname, 'standard.yaml'), 'utf8');

/** What is said of a configuration that differs from the standard one. */
function problemsOf(change: (config: any) => void): string[] {
  const config = parse(standard);
  change(config);
  try {
    parseConfig(config, 'config.yaml');
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidConfig);
    return (error as Error).message.split('\n').slice(1);
  }
}

describe('the configuration', () => {
  it.each(['standard', 'minimal', 'portalElsewhere'])(
    'takes the example %s',
    name => {
      expect(readConfig(path.join(__dirname, `${name}.yaml`))).toMatchObject({
        name: 'patterns',
        retainData: true,
      });
    },
  );

  it.each<[string, (config: any) => void, string]>([
    [
      'a number without its quotes',
      c => Object.assign(c, { account: 111122223333 }),
      `- account must be an account id of 12 digits, in quotes, such as '111122223333', and is 111122223333`,
    ],
    [
      'a region that is none',
      c => Object.assign(c, { region: 'Ireland' }),
      '- region must be an AWS region, such as eu-west-1, and is "Ireland"',
    ],
    [
      'a profile that is none',
      c => Object.assign(c, { profile: 'large' }),
      '- profile must be minimal or standard, such as standard, and is "large"',
    ],
    [
      'a missing key',
      c => delete c.identity.adminEmail,
      '- identity.adminEmail is missing: it must be an e-mail address, such as platform@example.com',
    ],
    [
      'a missing section',
      c => delete c.packages,
      '- packages is missing: it must be a section, such as { scope: "@patterns" }',
    ],
    [
      'an address with a path',
      c => Object.assign(c, { portalUrl: 'https://example.com/portal/' }),
      '- portalUrl must be an https address without a path, such as https://patterns.example.com, and is "https://example.com/portal/"',
    ],
    [
      'a scope without @',
      c => Object.assign(c.packages, { scope: 'patterns' }),
      `- packages.scope must be an npm scope, in quotes, such as '@patterns', and is "patterns"`,
    ],
    [
      'a prefix of Cognito’s own',
      c => Object.assign(c.identity, { domainPrefix: 'my-cognito' }),
      '- identity.domainPrefix must be 1 to 63 of a-z, 0-9 and -, without "aws" in front or "cognito" in it, such as example-patterns, and is "my-cognito"',
    ],
    [
      'an issuer without TLS',
      c => Object.assign(c.identity.oidc, { issuer: 'http://idp.example.com' }),
      '- identity.oidc.issuer must be an https address without a / at the end, such as https://login.example.com, and is "http://idp.example.com"',
    ],
    [
      'a range that is too small',
      c => Object.assign(c.network, { cidr: '10.0.0.0/24' }),
      '- network.cidr must be a range of private addresses of size /16 to /20, such as 10.20.0.0/16, and is "10.0.0.0/24"',
    ],
    [
      'one wrong value of a list',
      c => Object.assign(c.catalog, { shareAccountIds: ['444455556666', '1'] }),
      `- catalog.shareAccountIds.1 must be an account id of 12 digits, in quotes, such as '111122223333', and is "1"`,
    ],
    [
      'a list with nothing in it',
      c => Object.assign(c.portal, { firewall: { countries: [] } }),
      '- portal.firewall.countries must be a list of 1 or more, such as [DE], and is []',
    ],
    [
      'a text in the place of a list',
      c => Object.assign(c.catalog, { tagOptions: { stage: 'prod' } }),
      '- catalog.tagOptions.stage must be a list of 1 or more, such as [internal, confidential], and is "prod"',
    ],
    [
      'a value that is no boolean',
      c => Object.assign(c, { retainData: 'false' }),
      '- retainData must be true or false, such as true, and is "false"',
    ],
    [
      'a key that is none',
      c => Object.assign(c.portal, { imageTga: '1.0.0' }),
      '- portal.imageTga is no key of the configuration: config/InfraConfig.ts has them all',
    ],
    [
      'a certificate of another region',
      c =>
        Object.assign(c.portal, {
          certificateArn: c.portal.edgeCertificateArn,
        }),
      '- portal.certificateArn must be in eu-west-1, and is in us-east-1',
    ],
    [
      'keys without one for the edge',
      c =>
        Object.assign(c, {
          kms: {
            dataKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd',
          },
        }),
      '- kms.edgeKeyArn is missing: CloudFront’s logs and files are in us-east-1 and need a key there, such as arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    ],
    [
      'neither a portal nor who has one',
      c => delete c.portal,
      '- portal is missing: describe the portal to deploy, or name the role of a portal elsewhere in portalPrincipalArn, such as arn:aws:iam::111122223333:role/backstage',
    ],
    [
      'a sender that is not of its identity',
      c => Object.assign(c.mail, { address: 'patterns@mail.example.com' }),
      '- mail.address is no address of example.com: take one of them, or name the identity that it is of in mail.identity',
    ],
    [
      'a portal here and elsewhere',
      c =>
        Object.assign(c, {
          portalPrincipalArn: 'arn:aws:iam::111122223333:role/backstage',
        }),
      '- portalPrincipalArn is for a portal elsewhere: leave it out, or leave out portal',
    ],
    [
      'a load balancer that takes no requests',
      c => delete c.network.prefixLists.cloudFront,
      '- network.prefixLists.cloudFront is missing: with a portal the load balancer takes requests of CloudFront only, such as pl-87654321 (infra/README.md has the command)',
    ],
    [
      'a region whose packages nobody knows',
      c => {
        c.region = 'ap-south-1';
        c.portal.certificateArn =
          'arn:aws:acm:ap-south-1:111122223333:certificate/11111111-1111-1111-1111-111111111111';
      },
      '- packages.assetsBucket is missing: which bucket CodeArtifact has in ap-south-1 is in https://docs.aws.amazon.com/codeartifact/latest/ug/create-s3-gateway-endpoint.html, such as assets-438097961670-eu-west-1',
    ],
    [
      'more tasks at least than at most',
      c => Object.assign(c.portal, { tasks: { min: 4, max: 2 } }),
      '- portal.tasks.max must not be less than portal.tasks.min',
    ],
  ])('refuses %s', (_, change, message) => {
    expect(problemsOf(change)).toEqual([message]);
  });

  it('says all that is wrong at once', () => {
    expect(
      problemsOf(config => {
        config.region = 'x';
        config.identity.adminEmail = 'nobody';
        config.packages = null;
      }).map(line => line.split(' ')[1]),
    ).toEqual(['region', 'identity.adminEmail', 'packages']);
  });

  it('says where a file should be, and that one is no YAML', () => {
    expect(() => readConfig('config/absent.yaml')).toThrow(
      'config/absent.yaml is not right:\n- there is no such file: copy config/standard.yaml',
    );
    expect(() => readConfig(path.join(__dirname, '../cdk.json'))).toThrow(
      'app is no key of the configuration',
    );
  });
});
