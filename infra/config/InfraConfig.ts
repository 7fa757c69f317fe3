import { z } from 'zod';
import { flag, integer, list, number, section, text, word } from './field';

const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** An ARN of a service; what follows the account has its own pattern. */
function arn(service: string, resource: string, example: string) {
  return text(
    new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:\\d{12}:${resource}$`),
    {
      rule: `the ARN of ${
        example.includes('role') ? 'an IAM role' : `something of ${service}`
      }`,
      example,
    },
  );
}

const keyArn = arn(
  'kms',
  'key/[a-zA-Z0-9-]+',
  'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
);
const certificateArn = (region: string) =>
  arn(
    'acm',
    'certificate/[a-f0-9-]+',
    `arn:aws:acm:${region}:111122223333:certificate/12345678-1234-1234-1234-123456789012`,
  );
const accountId = text(/^\d{12}$/, {
  rule: 'an account id of 12 digits, in quotes',
  example: `'111122223333'`,
});
const roleName = (example: string) =>
  text(/^[\w+=,.@-]{1,64}$/, { rule: 'the name of an IAM role', example });
const policyArn = text(
  /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/[\w+=,.@/-]+$/,
  {
    rule: 'the ARN of an IAM policy',
    example: 'arn:aws:iam::111122223333:policy/pattern-launch',
  },
);
const prefixList = text(/^pl-[0-9a-f]{8,17}$/, {
  rule: 'the id of a managed prefix list in the region (infra/README.md has the command)',
  example: 'pl-12345678',
});

const oidc = section('{ issuer: https://login.example.com, … }', {
  /** Name of the identity provider, which people see when they sign in. */
  providerName: text(/^[\w][\w .-]{0,31}$/, {
    rule: 'a name of at most 32 characters',
    example: 'Corporate',
  }),
  /** Issuer of the tokens; its metadata is below it. */
  issuer: text(/^https:\/\/\S+[^/]$/, {
    rule: 'an https address without a / at the end',
    example: 'https://login.example.com',
  }),
  clientId: text(/^\S{1,256}$/, {
    rule: 'the id of the client at the identity provider',
    example: '0oa1b2c3d4',
  }),
  /** Secret in Secrets Manager that is the client's secret, and nothing else. */
  clientSecretArn: arn(
    'secretsmanager',
    'secret:[\\w/+=.@-]+',
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:oidc-client-AbCdEf',
  ),
  /** Claim with the groups, which becomes `custom:groups`. */
  groupsClaim: text(/^\S{1,128}$/, {
    rule: 'the name of the claim with the groups',
    example: 'groups',
  }).default('groups'),
  scopes: list(
    text(/^\S+$/, { rule: 'an OAuth scope', example: 'openid' }),
    '[openid, profile, email]',
  ).default(['openid', 'profile', 'email']),
});

const portal = section('{ imageTag: 1.0.0, … }', {
  /** Tag of the image in the repository `portal`. */
  imageTag: text(/^[\w][\w.-]{0,127}$/, {
    rule: 'a tag of the image',
    example: '1.4.0',
  }),
  /** Certificate of the load balancer, for the portal's name and `origin.` before it. */
  certificateArn: certificateArn('eu-west-1'),
  /** Certificate of CloudFront for the portal's name, in us-east-1. */
  edgeCertificateArn: certificateArn('us-east-1'),
  tasks: section('{ min: 2, max: 6 }', {
    min: integer(1, 50, {
      rule: 'a whole number from 1 to 50',
      example: '2',
    }),
    max: integer(1, 50, {
      rule: 'a whole number from 1 to 50',
      example: '6',
    }),
  }).optional(),
  /** Capacity units of the database. */
  database: section('{ min: 0.5, max: 4 }', {
    min: number([0.5, 256, 0.5], {
      rule: 'a number from 0.5 to 256 in steps of 0.5',
      example: '0.5',
    }),
    max: number([1, 256, 0.5], {
      rule: 'a number from 1 to 256 in steps of 0.5',
      example: '4',
    }),
  }).default({ min: 0.5, max: 4 }),
  firewall: section('{ rateLimit: 2000 }', {
    /** Requests of one address in five minutes. */
    rateLimit: integer(100, 2_000_000_000, {
      rule: 'a whole number of requests in five minutes, 100 or more',
      example: '2000',
    }).default(2000),
    /** Only these addresses get in. All do without it. */
    allowedAddresses: list(
      text(/^[0-9a-fA-F.:]+\/\d{1,3}$/, {
        rule: 'a range of addresses',
        example: '203.0.113.0/24',
      }),
      '[203.0.113.0/24]',
      1,
    ).optional(),
    /** Only from these countries. All do without it. */
    countries: list(
      text(/^[A-Z]{2}$/, { rule: 'a country code', example: 'DE' }),
      '[DE]',
      1,
    ).optional(),
  }).prefault({}),
});

/** The keys of the configuration, each with what it takes. */
export const configSchema = section('{ region: eu-west-1, … }', {
  account: accountId,
  region: text(/^[a-z]{2}(-[a-z]+)+-\d$/, {
    rule: 'an AWS region',
    example: 'eu-west-1',
  }),
  profile: word(['minimal', 'standard'], {
    rule: 'minimal or standard',
    example: 'standard',
  }).default('standard'),
  /** Begins the name of everything that has one. */
  name: text(/^[a-z][a-z0-9-]{1,19}$/, {
    rule: '2 to 20 of a-z, 0-9 and -, and begin with a letter',
    example: 'patterns',
  }).default('patterns'),
  /** Where people open the portal. */
  portalUrl: text(/^https:\/\/[a-z0-9.-]+\.[a-z]{2,}$/, {
    rule: 'an https address without a path',
    example: 'https://patterns.example.com',
  }),
  /** The portal and its edge are deployed as well. Leave it out for a portal elsewhere. */
  portal: portal.optional(),
  /** Role of a portal elsewhere, which assumes the portal's role here. */
  portalPrincipalArn: arn(
    'iam',
    'role/[\\w+=,.@/-]+',
    'arn:aws:iam::111122223333:role/backstage',
  ).optional(),
  identity: section(
    '{ adminEmail: platform@example.com, domainPrefix: example-patterns }',
    {
      /** First user, in the group SYSTEM_ADMIN; gets an invitation. */
      adminEmail: text(emailPattern, {
        rule: 'an e-mail address',
        example: 'platform@example.com',
      }),
      /** Begins the address of the sign-in page; unique in the region, of all accounts. */
      domainPrefix: text(
        /^(?!aws|.*cognito)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
        {
          rule: '1 to 63 of a-z, 0-9 and -, without "aws" in front or "cognito" in it',
          example: 'example-patterns',
        },
      ),
      oidc: oidc.optional(),
    },
  ),
  kms: section('{ dataKeyArn: arn:aws:kms:…, edgeKeyArn: arn:aws:kms:… }', {
    dataKeyArn: keyArn,
    /** That of data unless set. */
    logsKeyArn: keyArn.optional(),
    /** In us-east-1; with a portal. */
    edgeKeyArn: keyArn.optional(),
  }).optional(),
  network: section(
    '{ prefixLists: { s3: pl-12345678, cloudFront: pl-87654321 } }',
    {
      cidr: text(/^(\d{1,3}\.){3}\d{1,3}\/(1[6-9]|20)$/, {
        rule: 'a range of private addresses of size /16 to /20',
        example: '10.20.0.0/16',
      }).default('10.20.0.0/16'),
      /** Ids of the region's managed prefix lists; infra/README.md has the command. */
      prefixLists: section('{ s3: pl-12345678, cloudFront: pl-87654321 }', {
        s3: prefixList,
        /** With a portal. */
        cloudFront: prefixList.optional(),
      }),
    },
  ),
  packages: section('{ scope: "@patterns" }', {
    domain: text(/^[a-z][a-z0-9-]{0,48}[a-z0-9]$/, {
      rule: 'the name of a CodeArtifact domain',
      example: 'patterns',
    }).default('patterns'),
    /** npm scope of all packages. */
    scope: text(/^@[a-z0-9][a-z0-9._-]*$/, {
      rule: 'an npm scope, in quotes',
      example: `'@patterns'`,
    }),
    /** Bucket that CodeArtifact gives packages out of, in a region that packageBuckets.ts does not know. */
    assetsBucket: text(/^assets-\d{12}-[a-z0-9-]+$/, {
      rule: 'the bucket of CodeArtifact in the region',
      example: 'assets-438097961670-eu-west-1',
    }).optional(),
    /** Everybody in the organization may install packages. */
    organizationId: text(/^o-[a-z0-9]{10,32}$/, {
      rule: 'the id of an organization',
      example: 'o-a1b2c3d4e5',
    }).optional(),
  }),
  catalog: section('{ providerName: Platform engineering }', {
    portfolioName: text(/^\S.{0,99}$/, {
      rule: 'at most 100 characters',
      example: 'Application patterns',
    }).default('Application patterns'),
    providerName: text(/^\S.{0,49}$/, {
      rule: 'at most 50 characters',
      example: 'Platform engineering',
    }),
    /** TagOptions of every product: values by key. */
    tagOptions: z
      .record(
        z.string(),
        list(
          text(/^.{1,256}$/, { rule: 'a value', example: 'internal' }),
          '[internal, confidential]',
          1,
        ),
        'must be values by key, such as { data-classification: [internal] }',
      )
      .default({}),
    launchRole: section('{ name: PatternLaunch }', {
      name: roleName('PatternLaunch').default('PatternLaunch'),
      /** What a launch may create is what these allow. */
      managedPolicyArns: list(
        policyArn,
        '[arn:aws:iam::111122223333:policy/pattern-launch]',
      ).default([]),
      permissionsBoundaryArn: policyArn.optional(),
    }).prefault({}),
    /** Roles of this account that may launch what is in the portfolio. */
    consumerRoleNames: list(roleName('Developer'), '[Developer]').default([]),
    /** Accounts that releases go to as well; each has a registry of its own, under the same name. */
    targetAccountIds: list(accountId, "['111122223333']").default([]),
    /** Accounts that the portfolio is shared with. */
    shareAccountIds: list(accountId, "['111122223333']").default([]),
  }),
  build: section('{ concurrency: 5 }', {
    /** Image that CDK patterns are built in: Node.js 22 or later, npm 10 or later, bash, curl and GNU tar. */
    image: text(/^\S{1,300}$/, {
      rule: 'an image of CodeBuild, or one in ECR',
      example: 'aws/codebuild/standard:8.0',
    }).default('aws/codebuild/standard:8.0'),
    concurrency: integer(1, 100, {
      rule: 'a whole number from 1 to 100',
      example: '5',
    }).default(5),
  }).prefault({}),
  attributes: section('{ target: tags }', {
    target: word(['tags', 'appregistry'], {
      rule: 'tags or appregistry',
      example: 'tags',
    }).default('tags'),
    maxTagOptions: integer(1, 100, {
      rule: 'a whole number from 1 to 100',
      example: '25',
    }).default(25),
    takeOver: list(
      text(/^[^,]+$/, {
        rule: 'a value of the tag managedBy',
        example: 'BlueprintService',
      }),
      '[BlueprintService]',
    ).default([]),
  }).prefault({}),
  /** Mails of the portal, by Amazon SES. Without it there are none. */
  mail: section('{ identity: example.com, address: patterns@example.com }', {
    /** Domain or address that is verified in SES, in the region. */
    identity: text(/^(?:[^\s@]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, {
      rule: 'a domain or an address, as it is verified in SES',
      example: 'example.com',
    }),
    /** What mails come from: an address of the identity. */
    address: text(emailPattern, {
      rule: 'an e-mail address',
      example: 'patterns@example.com',
    }),
    displayName: text(/^[\w][\w .-]{0,63}$/, {
      rule: 'a name of at most 64 characters',
      example: 'Application patterns',
    }).default('Application patterns'),
  }).optional(),
  /** Who is told of alarms. */
  alarms: section('{ email: oncall@example.com }', {
    email: text(emailPattern, {
      rule: 'an e-mail address',
      example: 'oncall@example.com',
    }).optional(),
  }).prefault({}),
  /** Upper bound of what every role of these stacks may do, where a company asks for one. */
  permissionsBoundaryArn: policyArn.optional(),
  /** Data outlives its stack. */
  retainData: flag('true').default(true),
  tags: z
    .record(
      z.string(),
      text(/^.{0,256}$/, { rule: 'a text', example: 'platform' }),
      'must be values by key, such as { cost-center: platform }',
    )
    .default({}),
});

/** The configuration of the AWS side. */
export type InfraConfig = z.infer<typeof configSchema>;

/** What is configured of the portal. */
export type PortalConfig = NonNullable<InfraConfig['portal']>;
