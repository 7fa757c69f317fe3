import { Duration, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  FunctionEventType,
  GeoRestriction,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin, VpcOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { PortalConfig } from '../../config/InfraConfig';
import { ApiHeaders } from './ApiHeaders';
import { AppRoutes } from './AppRoutes';
import { FileCache } from './FileCache';
import { PageHeaders } from './PageHeaders';
import type { WebBucket } from './WebBucket';

/** Properties of {@link PortalDistribution}. */
export interface PortalDistributionProps {
  /** Begins the names of what has a name of the account. */
  name: string;
  /** Where people open the portal, without a `/` at the end. */
  portalUrl: string;
  portal: PortalConfig;
  /** Has the built front end. */
  web: WebBucket;
  loadBalancer: IApplicationLoadBalancer;
  firewallArn: string;
}

/** Statuses that CloudFront may keep (Developer Guide, "How CloudFront caches HTTP 4xx and 5xx status codes"). */
const ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

const EVERY_COUNTRY =
  'This configuration lets people in from every country; portal.firewall.countries limits it. Everybody has to sign in, with a second factor.';
const OTHER_LOGS =
  'Access logs are delivered by standard logging v2 (AccessLogDelivery), which is not a setting of the distribution. The one that the rule looks for needs a bucket with access control lists.';
const ONE_REGION =
  'The portal runs in one region, in several zones behind one load balancer, and the web bucket is kept in several zones by S3: there is nothing to fail over to.';

/** CloudFront: the front end from the web bucket, `/api/*` and what agents ask first from the load balancer. */
export class PortalDistribution extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: PortalDistributionProps) {
    super(scope, id);
    const { portal, web } = props;
    const { hostname } = new URL(props.portalUrl);
    const { countries } = portal.firewall;
    const api = this.api(props);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'The pattern portal',
      domainNames: [hostname],
      certificate: Certificate.fromCertificateArn(
        this,
        'Certificate',
        portal.edgeCertificateArn,
      ),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableIpv6: true,
      webAclId: props.firewallArn,
      geoRestriction: countries && GeoRestriction.allowlist(...countries),
      defaultRootObject: 'index.html',
      defaultBehavior: this.pages(props),
      additionalBehaviors: {
        '/api/*': api,
        // Where an agent learns how to sign in (RFC 8414, RFC 9728).
        '/.well-known/oauth-*': api,
      },
      // Else it keeps errors for 10 s, of the API too: for all people, and when
      // what was missing is there already.
      errorResponses: ERRORS.map(httpStatus => ({
        httpStatus,
        ttl: Duration.seconds(0),
      })),
    });
    web.openTo(this.distribution);
    this.explain(countries);
  }

  private pages({ name, web }: PortalDistributionProps): BehaviorOptions {
    const { originAccessControlId } = new S3OriginAccessControl(
      this,
      'AccessControl',
    );
    return {
      origin: S3BucketOrigin.withBucketDefaults(web, { originAccessControlId }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      compress: true,
      cachePolicy: new FileCache(this, 'FileCache', name),
      responseHeadersPolicy: new PageHeaders(this, 'PageHeaders'),
      functionAssociations: [
        {
          function: new AppRoutes(this, 'AppRoutes', name),
          eventType: FunctionEventType.VIEWER_REQUEST,
        },
      ],
    };
  }

  /**
   * Everything of a request goes to the back end, and nothing of an answer is
   * kept. The load balancer shows a certificate for the name of the origin.
   */
  private api(props: PortalDistributionProps): BehaviorOptions {
    return {
      origin: VpcOrigin.withApplicationLoadBalancer(props.loadBalancer, {
        domainName: `origin.${new URL(props.portalUrl).hostname}`,
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        httpsPort: 443,
        readTimeout: Duration.seconds(60),
        // Less than the load balancer keeps a connection that is idle, 120 s.
        keepaliveTimeout: Duration.seconds(50),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER,
      responseHeadersPolicy: new ApiHeaders(this, 'ApiHeaders'),
      // The back end compresses; CloudFront does so only what it may keep.
      compress: false,
    };
  }

  private explain(countries: string[] | undefined): void {
    const reasons = {
      ...(!countries && { 'AwsSolutions-CFR1': EVERY_COUNTRY }),
      'AwsSolutions-CFR3': OTHER_LOGS,
      'cdk-validator-cfnguard::cloudfront_access_logs_enabled_check':
        OTHER_LOGS,
      'cdk-validator-cfnguard::cloudfront_origin_failover_enabled_check':
        ONE_REGION,
    };
    for (const [id, reason] of Object.entries(reasons)) {
      Validations.of(this.distribution).acknowledge({ id, reason });
    }
  }
}
