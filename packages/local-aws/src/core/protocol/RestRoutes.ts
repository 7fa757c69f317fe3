import type { LocalRequest } from '../AwsService';
import { OperationModel, requiredMembers } from './OperationModel';

/** Where a request goes. */
export interface RestMatch {
  model: OperationModel;
  /** The decoded labels of the URI template, by member name. */
  labels: Record<string, string>;
}

interface Route {
  model: OperationModel;
  method: string;
  path: RegExp;
  labelNames: string[];
  /** Literal query parameters, e.g. `versioning`. */
  query: [name: string, value: string][];
  requiredQuery: string[];
  requiredHeaders: string[];
}

/**
 * The path of an operation. S3's schemas leave the bucket out of theirs,
 * because the endpoint rules of the client put it in: a label that has no
 * place comes first.
 */
function fullPath(model: OperationModel, path: string): string {
  const missing = [...model.input.structIterator()]
    .filter(([, member]) => member.getMergedTraits().httpLabel)
    .map(([name]) => `{${name}}`)
    .filter(label => !path.includes(label.slice(0, -1)));
  return missing.map(label => `/${label}`).join('') + path;
}

function toRoute(model: OperationModel): Route[] {
  if (!model.http) return [];
  const [method, uri] = model.http;
  const [rawPath, search = ''] = uri.split('?');
  const path = fullPath(model, rawPath).replace(/\/$/, '');
  const labelNames: string[] = [];
  const pattern = path.replace(/\{(\w+)(\+?)\}/g, (_, name, greedy) => {
    labelNames.push(name);
    return greedy ? '(.+)' : '([^/]+)';
  });
  const query = [...new URLSearchParams(search)].filter(
    ([name]) => name !== 'x-id',
  );
  const required = requiredMembers(model.input).map(name =>
    model.input.getMemberSchema(name).getMergedTraits(),
  );
  return [
    {
      model,
      method,
      path: new RegExp(`^${pattern}${path.endsWith('+}') ? '' : '/?'}$`, 's'),
      labelNames,
      query,
      requiredQuery: required.flatMap(({ httpQuery }) => httpQuery ?? []),
      requiredHeaders: required.flatMap(
        ({ httpHeader }) => httpHeader?.toLowerCase() ?? [],
      ),
    },
  ];
}

function specificity(route: Route): number {
  return (
    route.labelNames.length * 10 +
    route.query.length +
    route.requiredQuery.length +
    route.requiredHeaders.length
  );
}

function hasRequiredMembers(
  route: Route,
  url: URL,
  headers: Record<string, string>,
): boolean {
  return (
    route.requiredQuery.every(name => url.searchParams.has(name)) &&
    route.requiredHeaders.every(name => headers[name] !== undefined)
  );
}

/** Finds the operation of a REST request from the HTTP traits of the SDK's schemas. */
export class RestRoutes {
  private readonly routes: Route[];

  /**
   * @param tellApart - whether a request must carry the required members of
   * an operation to be meant for it. S3 has operations that differ in nothing
   * else; elsewhere a missing member has to be named to the caller.
   */
  constructor(
    models: Iterable<OperationModel>,
    private readonly tellApart: 'by-required-members' | 'by-path',
  ) {
    this.routes = [...models]
      .flatMap(toRoute)
      .sort((a, b) => specificity(b) - specificity(a));
  }

  /** The most specific operation; undefined if none fits. */
  match({ method, url, headers }: LocalRequest): RestMatch | undefined {
    for (const route of this.routes) {
      const found = route.method === method && route.path.exec(url.pathname);
      if (
        found &&
        route.query.every(
          ([name, value]) =>
            url.searchParams.has(name) &&
            (!value || url.searchParams.get(name) === value),
        ) &&
        (this.tellApart === 'by-path' ||
          hasRequiredMembers(route, url, headers))
      ) {
        const labels = Object.fromEntries(
          route.labelNames.map((name, i) => [
            name,
            decodeURIComponent(found[i + 1]),
          ]),
        );
        return { model: route.model, labels };
      }
    }
    return undefined;
  }
}
