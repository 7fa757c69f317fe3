/** Id of AWS's policy CachingDisabled. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

/** A cache policy of CloudFront. */
export class CacheRules {
  private constructor(
    private readonly seconds: { min: number; default: number; max: number },
    /** Encodings of copies that are kept, the preferred one first. */
    readonly encodings: ('br' | 'gzip')[],
  ) {}

  /**
   * @param config - `CachePolicyConfig` of CloudFormation
   * @throws Error when queries, headers or cookies make a difference, which this
   *   stand-in does not look at
   */
  static of(config: Record<string, any>): CacheRules {
    const parameters = config.ParametersInCacheKeyAndForwardedToOrigin;
    const { CookiesConfig, HeadersConfig, QueryStringsConfig } = parameters;
    const behaviors = [
      CookiesConfig.CookieBehavior,
      HeadersConfig.HeaderBehavior,
      QueryStringsConfig.QueryStringBehavior,
    ];
    if (behaviors.some(each => each !== 'none')) {
      throw new Error('The cache of this stand-in knows files by path only');
    }
    return new CacheRules(
      { min: config.MinTTL, default: config.DefaultTTL, max: config.MaxTTL },
      [
        ...(parameters.EnableAcceptEncodingBrotli ? ['br' as const] : []),
        ...(parameters.EnableAcceptEncodingGzip ? ['gzip' as const] : []),
      ],
    );
  }

  /** @throws Error for a policy of AWS that is not known here */
  static managed(id: string): CacheRules {
    if (id !== CACHING_DISABLED) {
      throw new Error(`The cache policy ${id} is not known here`);
    }
    return new CacheRules({ min: 0, default: 0, max: 0 }, []);
  }

  /** For how many seconds an answer with this `Cache-Control` is kept. */
  secondsFor(cacheControl: string | undefined): number {
    const { min, max } = this.seconds;
    if (cacheControl && /no-cache|no-store|private/.test(cacheControl)) {
      return min;
    }
    const asked = /max-age=(\d+)/.exec(cacheControl ?? '')?.[1];
    const wanted = asked === undefined ? this.seconds.default : Number(asked);
    return Math.min(Math.max(wanted, min), max);
  }
}
