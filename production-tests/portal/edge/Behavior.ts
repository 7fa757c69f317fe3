import { CacheRules } from './CacheRules';
import { type EdgeTemplate, follow, readDistribution } from './EdgeTemplate';
import { HeadersPolicy } from './HeadersPolicy';
import { compileViewerFunction, type ViewerFunction } from './ViewerFunction';

/** What CloudFront does with requests whose path matches. */
export interface Behavior {
  matches(path: string): boolean;
  origin: 'files' | 'api';
  methods: string[];
  compress: boolean;
  cache: CacheRules;
  headers?: HeadersPolicy;
  onRequest?: ViewerFunction;
}

/**
 * The behaviors of a template's distribution, in the order in which they are
 * looked at.
 *
 * @throws Error for what this stand-in does not know
 */
export function readBehaviors(template: EdgeTemplate): Behavior[] {
  const config = readDistribution(template);
  return [
    ...(config.CacheBehaviors ?? []),
    { ...config.DefaultCacheBehavior, PathPattern: '*' },
  ].map(each => readBehavior(template, each, config.Origins));
}

function readBehavior(
  template: EdgeTemplate,
  behavior: Record<string, any>,
  origins: Record<string, any>[],
): Behavior {
  const origin = origins.find(({ Id }) => Id === behavior.TargetOriginId);
  const policy = behavior.ResponseHeadersPolicyId;
  const cache = behavior.CachePolicyId;
  return {
    matches: path => toPattern(behavior.PathPattern).test(path),
    origin: origin?.S3OriginConfig ? 'files' : 'api',
    methods: behavior.AllowedMethods,
    compress: behavior.Compress,
    cache:
      typeof cache === 'string'
        ? CacheRules.managed(cache)
        : CacheRules.of(follow(template, cache).Properties.CachePolicyConfig),
    headers:
      policy &&
      HeadersPolicy.of(
        follow(template, policy).Properties.ResponseHeadersPolicyConfig,
      ),
    onRequest: readFunction(template, behavior),
  };
}

function readFunction(
  template: EdgeTemplate,
  behavior: Record<string, any>,
): ViewerFunction | undefined {
  const [association, ...others] = behavior.FunctionAssociations ?? [];
  const lambdas = behavior.LambdaFunctionAssociations ?? [];
  if (others.length > 0 || lambdas.length > 0) {
    throw new Error('This stand-in knows one function for each behavior');
  }
  if (!association) return undefined;
  if (association.EventType !== 'viewer-request') {
    throw new Error(`The event ${association.EventType} is not known here`);
  }
  const { Properties } = follow(template, association.FunctionARN);
  return compileViewerFunction(Properties.FunctionCode);
}

/** `*` is any text, `?` one character; case counts (Developer Guide, "Path pattern"). */
function toPattern(pathPattern: string): RegExp {
  const source = pathPattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^/?${source.replace(/^\//, '')}$`);
}
