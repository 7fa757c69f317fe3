import type { OutgoingHttpHeaders } from 'node:http';

interface AddedHeader {
  name: string;
  value: string;
  /** Instead of what the origin says. */
  override: boolean;
}

/** A response headers policy of CloudFront: security headers, own ones, and what is removed. */
export class HeadersPolicy {
  private constructor(
    private readonly removed: string[],
    private readonly added: AddedHeader[],
  ) {}

  /** @param config - `ResponseHeadersPolicyConfig` of CloudFormation */
  static of(config: Record<string, any>): HeadersPolicy {
    const own = (config.CustomHeadersConfig?.Items ?? []).map(
      (item: Record<string, any>) => ({
        name: item.Header.toLowerCase(),
        value: item.Value,
        override: item.Override,
      }),
    );
    const removed = (config.RemoveHeadersConfig?.Items ?? []).map(
      (item: { Header: string }) => item.Header.toLowerCase(),
    );
    const security = Object.entries(config.SecurityHeadersConfig ?? {}).map(
      ([kind, settings]) =>
        securityHeader(kind, settings as Record<string, any>),
    );
    return new HeadersPolicy(removed, [...security, ...own]);
  }

  /** Changes the headers of an answer, whose names are in lower case. */
  apply(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
    const result = { ...headers };
    for (const name of this.removed) delete result[name];
    for (const { name, value, override } of this.added) {
      if (override || result[name] === undefined) result[name] = value;
    }
    return result;
  }
}

/** @throws Error for a header that this stand-in does not know */
function securityHeader(
  kind: string,
  settings: Record<string, any>,
): AddedHeader {
  const override = settings.Override;
  switch (kind) {
    case 'ContentSecurityPolicy':
      return {
        name: 'content-security-policy',
        value: settings.ContentSecurityPolicy,
        override,
      };
    case 'StrictTransportSecurity':
      return {
        name: 'strict-transport-security',
        value: [
          `max-age=${settings.AccessControlMaxAgeSec}`,
          ...(settings.IncludeSubdomains ? ['includeSubDomains'] : []),
          ...(settings.Preload ? ['preload'] : []),
        ].join('; '),
        override,
      };
    case 'ContentTypeOptions':
      return { name: 'x-content-type-options', value: 'nosniff', override };
    case 'FrameOptions':
      return {
        name: 'x-frame-options',
        value: settings.FrameOption,
        override,
      };
    case 'ReferrerPolicy':
      return {
        name: 'referrer-policy',
        value: settings.ReferrerPolicy,
        override,
      };
    default:
      throw new Error(`The security header ${kind} is not known here`);
  }
}
