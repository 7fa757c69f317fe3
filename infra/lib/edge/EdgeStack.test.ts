import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import {
  findResources,
  readTemplate,
  type Resource,
  type Template,
} from '../../test/assembly';

const ACCOUNT = '111122223333';

describe.each(['standard', 'minimal'] as const)('the edge (%s)', name => {
  const template = readTemplate(name, 'Edge') as Template;

  function all(type: string): [string, Resource][] {
    return Object.entries(template.Resources).filter(
      ([, { Type }]) => Type === type,
    );
  }

  /** The only resource of its type. */
  function only(type: string): { id: string; props: Resource['Properties'] } {
    const found = all(type);
    expect([type, found.length]).toEqual([type, 1]);
    const [[id, { Properties }]] = found;
    return { id, props: Properties };
  }

  const distribution = () => {
    const { id, props } = only('AWS::CloudFront::Distribution');
    return { id, config: props.DistributionConfig };
  };
  /** The headers of a behavior of the distribution. */
  const headersOf = (behavior: Record<string, any>) =>
    template.Resources[behavior.ResponseHeadersPolicyId.Ref].Properties
      .ResponseHeadersPolicyConfig;
  const pageHeaders = () =>
    headersOf(distribution().config.DefaultCacheBehavior);
  const bucketId = (prefix: RegExp) =>
    all('AWS::S3::Bucket').find(([id]) => prefix.test(id))?.[0] ?? '';
  const policyOf = (bucket: string) =>
    all('AWS::S3::BucketPolicy').find(
      ([, { Properties }]) => Properties.Bucket.Ref === bucket,
    )?.[1].Properties.PolicyDocument.Statement ?? [];

  it('has no custom resource and no function of Lambda', () => {
    const types = Object.values(template.Resources).map(({ Type }) => Type);
    expect(types.filter(type => /^Custom::|CustomResource/.test(type))).toEqual(
      [],
    );
    expect(types.filter(type => type.startsWith('AWS::Lambda'))).toEqual([]);
    expect(types.filter(type => type.startsWith('AWS::IAM'))).toEqual([]);
  });

  it('lets this distribution read the web bucket, and nobody else', () => {
    const web = bucketId(/^Web/);
    const arn = { 'Fn::GetAtt': [web, 'Arn'] };
    const allowed = policyOf(web).filter(
      ({ Effect }: { Effect: string }) => Effect === 'Allow',
    );
    const byDistribution = {
      Effect: 'Allow',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Condition: {
        StringEquals: {
          'aws:SourceArn': {
            'Fn::Join': [
              '',
              [
                `arn:aws:cloudfront::${ACCOUNT}:distribution/`,
                { Ref: distribution().id },
              ],
            ],
          },
        },
      },
    };
    expect(allowed).toEqual([
      {
        ...byDistribution,
        Sid: 'DistributionReads',
        Action: 's3:GetObject',
        Resource: { 'Fn::Join': ['', [arn, '/*']] },
      },
      {
        ...byDistribution,
        Sid: 'DistributionKnowsWhatIsMissing',
        Action: 's3:ListBucket',
        Resource: arn,
      },
    ]);
  });

  it('reads the bucket by origin access control, which signs each request', () => {
    const control = only('AWS::CloudFront::OriginAccessControl');
    expect(control.props.OriginAccessControlConfig).toMatchObject({
      OriginAccessControlOriginType: 's3',
      SigningBehavior: 'always',
      SigningProtocol: 'sigv4',
    });
    const [web] = distribution().config.Origins;
    expect(web).toMatchObject({
      DomainName: { 'Fn::GetAtt': [bucketId(/^Web/), 'RegionalDomainName'] },
      OriginAccessControlId: { 'Fn::GetAtt': [control.id, 'Id'] },
      S3OriginConfig: { OriginAccessIdentity: '' },
    });
    expect(all('AWS::CloudFront::CloudFrontOriginAccessIdentity')).toEqual([]);
  });

  it('lets CloudFront use the key for distributions of this account only', () => {
    const { props } = only('AWS::KMS::Key');
    const statements = props.KeyPolicy.Statement.filter(
      ({ Principal }: { Principal: { Service?: string } }) =>
        Principal.Service === 'cloudfront.amazonaws.com',
    );
    expect(statements).toEqual([
      {
        Sid: 'CloudFront',
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: {
          ArnLike: {
            'aws:SourceArn': `arn:aws:cloudfront::${ACCOUNT}:distribution/*`,
          },
        },
      },
    ]);
  });

  it('is the portal under its name, by modern protocols only', () => {
    expect(distribution().config).toMatchObject({
      Enabled: true,
      Aliases: ['patterns.example.com'],
      ViewerCertificate: {
        AcmCertificateArn: expect.stringContaining(':us-east-1:'),
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
      HttpVersion: 'http2and3',
      IPV6Enabled: true,
      DefaultRootObject: 'index.html',
    });
  });

  it('serves files compressed, as long as each says, with the app for pages', () => {
    const cache = only('AWS::CloudFront::CachePolicy');
    const { id } = only('AWS::CloudFront::Function');
    expect(distribution().config.DefaultCacheBehavior).toMatchObject({
      TargetOriginId: distribution().config.Origins[0].Id,
      AllowedMethods: ['GET', 'HEAD'],
      ViewerProtocolPolicy: 'redirect-to-https',
      Compress: true,
      CachePolicyId: { Ref: cache.id },
      FunctionAssociations: [
        {
          EventType: 'viewer-request',
          FunctionARN: { 'Fn::GetAtt': [id, 'FunctionARN'] },
        },
      ],
    });
    const none = (kind: string) => ({ [`${kind}Behavior`]: 'none' });
    expect(cache.props.CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 365 * 24 * 60 * 60,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: none('Cookie'),
        HeadersConfig: none('Header'),
        QueryStringsConfig: none('QueryString'),
        EnableAcceptEncodingBrotli: true,
        EnableAcceptEncodingGzip: true,
      },
    });
  });

  it('passes all of a request to the API on, and keeps no answer', () => {
    const { config } = distribution();
    // Ids of AWS's policies CachingDisabled and AllViewer.
    expect(config.CacheBehaviors).toEqual(
      ['/api/*', '/.well-known/oauth-*'].map(PathPattern => ({
        PathPattern,
        TargetOriginId: config.Origins[1].Id,
        AllowedMethods: expect.arrayContaining(['POST', 'PUT', 'DELETE']),
        ViewerProtocolPolicy: 'https-only',
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: '216adef6-5c7f-47e4-b989-5492eafa07d3',
        ResponseHeadersPolicyId: { Ref: expect.any(String) },
        Compress: false,
      })),
    );
  });

  it('leaves the headers of the API to the back end, but for HTTPS', () => {
    const [api] = distribution().config.CacheBehaviors;
    expect(headersOf(api)).toEqual({
      Name: expect.any(String),
      Comment: expect.any(String),
      SecurityHeadersConfig: {
        StrictTransportSecurity:
          pageHeaders().SecurityHeadersConfig.StrictTransportSecurity,
      },
    });
  });

  it('keeps no error, and makes no page of one', () => {
    const responses = distribution().config.CustomErrorResponses;
    expect(
      responses.map(({ ErrorCode }: { ErrorCode: number }) => ErrorCode),
    ).toEqual(expect.arrayContaining([403, 404, 500, 502, 503, 504]));
    for (const response of responses) {
      expect(Object.keys(response).sort()).toEqual([
        'ErrorCachingMinTTL',
        'ErrorCode',
      ]);
      expect(response.ErrorCachingMinTTL).toBe(0);
    }
  });

  it('reaches the load balancer privately, by HTTPS, in the region of the portal', () => {
    const { id, props } = only('AWS::CloudFront::VpcOrigin');
    const { Arn, ...endpoint } = props.VpcOriginEndpointConfig;
    expect(endpoint).toMatchObject({
      HTTPSPort: 443,
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
    const output = Arn['Fn::GetStackOutput'];
    expect(output).toMatchObject({
      StackName: 'patterns-portal',
      Region: 'eu-west-1',
    });
    const { Value } = readTemplate(name, 'Portal')?.Outputs?.[
      output.OutputName
    ] as { Value: { Ref: string } };
    expect(
      findResources(name, 'AWS::ElasticLoadBalancingV2::LoadBalancer').map(
        balancer => balancer.id,
      ),
    ).toEqual([Value.Ref]);
    expect(distribution().config.Origins[1]).toMatchObject({
      DomainName: 'origin.patterns.example.com',
      VpcOriginConfig: { VpcOriginId: { 'Fn::GetAtt': [id, 'Id'] } },
    });
  });

  it('gives pages the content security policy of the back end', () => {
    const { csp } = parse(
      readFileSync(
        path.join(__dirname, '../../../app-config.production.yaml'),
        'utf8',
      ),
    ).backend;
    const { ContentSecurityPolicy, Override } =
      pageHeaders().SecurityHeadersConfig.ContentSecurityPolicy;
    expect(Override).toBe(true);
    const sent = ContentSecurityPolicy.split(';').map((directive: string) => {
      const [directiveName, ...values] = directive.split(' ');
      return [directiveName, values];
    });
    expect(Object.fromEntries(sent)).toEqual(csp);
    expect(csp['script-src']).not.toContain("'unsafe-inline'");
  });

  it('gives pages the other headers of a secure site, and hides where they are kept', () => {
    const { SecurityHeadersConfig, CustomHeadersConfig, RemoveHeadersConfig } =
      pageHeaders();
    expect(SecurityHeadersConfig).toMatchObject({
      StrictTransportSecurity: {
        AccessControlMaxAgeSec: 2 * 365 * 24 * 60 * 60,
        IncludeSubdomains: true,
        Override: true,
      },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
    });
    expect(CustomHeadersConfig.Items).toEqual([
      {
        Header: 'permissions-policy',
        Value: expect.stringContaining('camera=()'),
        Override: true,
      },
      {
        Header: 'cross-origin-opener-policy',
        Value: 'same-origin',
        Override: true,
      },
    ]);
    expect(RemoveHeadersConfig.Items).toEqual(
      expect.arrayContaining([
        { Header: 'server' },
        { Header: 'x-amz-server-side-encryption-aws-kms-key-id' },
      ]),
    );
  });

  it('is behind the firewall', () => {
    const { id, props } = only('AWS::WAFv2::WebACL');
    expect(props.Scope).toBe('CLOUDFRONT');
    expect(distribution().config.WebACLId).toEqual({
      'Fn::GetAtt': [id, 'Arn'],
    });
  });

  it('delivers its access logs, without queries and cookies, to an encrypted bucket', () => {
    const logs = bucketId(/^AccessLogs/);
    const arn = { 'Fn::GetAtt': [logs, 'Arn'] };
    const source = only('AWS::Logs::DeliverySource');
    const destination = only('AWS::Logs::DeliveryDestination');
    const { props } = only('AWS::Logs::Delivery');
    expect(source.props.LogType).toBe('ACCESS_LOGS');
    expect(destination.props.DestinationResourceArn).toEqual(arn);
    expect(props.DeliverySourceName).toBe(source.props.Name);
    expect(props.RecordFields).toEqual(
      expect.arrayContaining(['c-ip', 'cs-uri-stem', 'sc-status']),
    );
    for (const secret of ['cs-uri-query', 'cs(Cookie)', 'cs(Referer)']) {
      expect(props.RecordFields).not.toContain(secret);
    }
    const writes = policyOf(logs).find(
      ({ Sid }: { Sid?: string }) => Sid === 'DeliverAccessLogs',
    );
    expect(writes).toMatchObject({
      Action: 's3:PutObject',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Condition: {
        ArnLike: {
          'aws:SourceArn': `arn:aws:logs:us-east-1:${ACCOUNT}:delivery-source:${source.props.Name}`,
        },
        StringEquals: { 'aws:SourceAccount': ACCOUNT },
      },
    });
  });

  it('encrypts all it keeps with its own key', () => {
    const key = { 'Fn::GetAtt': [only('AWS::KMS::Key').id, 'Arn'] };
    for (const [, { Properties }] of all('AWS::S3::Bucket')) {
      const [rule] =
        Properties.BucketEncryption.ServerSideEncryptionConfiguration;
      expect(rule.ServerSideEncryptionByDefault).toEqual({
        SSEAlgorithm: 'aws:kms',
        KMSMasterKeyID: key,
      });
    }
    expect(only('AWS::Logs::LogGroup').props.KmsKeyId).toEqual(key);
  });

  it('says where the front end goes, and where the name of the portal points to', () => {
    expect(template.Outputs).toMatchObject({
      WebBucket: { Value: { Ref: bucketId(/^Web/) } },
      DistributionId: { Value: { Ref: distribution().id } },
      CloudFrontDomain: {
        Value: { 'Fn::GetAtt': [distribution().id, 'DomainName'] },
      },
    });
  });
});
