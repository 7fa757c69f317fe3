import { AwsError } from '../../../core/AwsError';
import {
  AwsService,
  LocalRequest,
  LocalResponse,
} from '../../../core/AwsService';
import type { Permission } from '../../../core/authorization/Permission';
import type { CodeArtifact } from '../CodeArtifact';
import type { RepositoryRecord } from '../records';
import { tokenAccessKey } from './authorizationToken';
import { completeUpdate } from './completeUpdate';
import { hideTags, hideVersions } from './hideVersions';
import { NPM_PREFIX } from './NpmRegistries';
import { NpmPath, parseNpmPath } from './parseNpmPath';
import { Packument, tarballName } from './PackageStorage';

/** A request, with the repository and the package that it is about. */
interface NpmCall {
  repository: RepositoryRecord;
  /** Below the repository's endpoint, with the query. */
  path: string;
  target?: NpmPath;
}

const REPOSITORY_PATH = new RegExp(`^${NPM_PREFIX}([^/]+)/npm/([^/]+)(/.*)$`);

/** Source: CodeArtifact's user guide, "Authentication and authorization for npm". */
const METADATA_ACTION = 'codeartifact:PutPackageMetadata';

function writePermissions(
  { domain, repository, target }: ReturnType<typeof split> & object,
  operation: string,
  state: CodeArtifact,
): Permission[] {
  const [namespace, name] = splitName(target?.packageName ?? '*');
  const key = { domain, repository, namespace, package: name };
  const action =
    operation === 'PutDistTag' ? METADATA_ACTION : `codeartifact:${operation}`;
  return [{ action, resource: state.packageArn(key) }];
}

function splitName(
  fullName: string,
): [namespace: string | undefined, name: string] {
  const [, namespace, name] = /^@([^/]+)\/(.+)$/.exec(fullName) ?? [];
  return name ? [namespace, name] : [undefined, fullName];
}

function split(url: URL) {
  const match = REPOSITORY_PATH.exec(url.pathname);
  if (!match) return undefined;
  const [, domain, repository, path] = match;
  return { domain, repository, path, target: parseNpmPath(path) };
}

/**
 * What package managers talk to: the npm protocol of all repositories. The
 * registry behind it decides; here only the statuses of package versions and
 * the origin controls are added, which npm does not know.
 */
export class NpmEndpoint implements AwsService {
  readonly signingName = 'codeartifact';
  readonly throttled = { code: 'ThrottlingException', status: 429 };

  readonly denied = { code: 'AccessDeniedException', status: 403 };

  constructor(private readonly state: CodeArtifact) {}

  accessKeyOf({ headers }: LocalRequest): string | undefined {
    return tokenAccessKey(headers.authorization);
  }

  permissionsOf(request: LocalRequest): Permission[] | undefined {
    const found = split(request.url);
    const operation = this.operationOf(request);
    if (!found || !operation) return undefined;
    if (operation === 'ReadFromRepository') {
      const resource = this.state.repositoryArnOf(found);
      return [{ action: `codeartifact:${operation}`, resource }];
    }
    return writePermissions(found, operation, this.state);
  }

  operationOf({ method, url }: LocalRequest): string | undefined {
    const { target } = split(url) ?? {};
    if (['GET', 'HEAD'].includes(method)) return 'ReadFromRepository';
    if (target?.kind === 'dist-tags') return 'PutDistTag';
    if (method === 'PUT' && target?.kind === 'package') {
      return 'PublishPackageVersion';
    }
    return undefined;
  }

  async handle(request: LocalRequest): Promise<LocalResponse> {
    const call = this.findRepository(request.url);
    const operation = this.operationOf(request);
    if (!operation) {
      throw new AwsError(
        'MethodNotAllowed',
        `CodeArtifact does not support ${request.method} ${call.path}`,
        405,
      );
    }
    const { registries } = this.state.options;
    const domain = this.state.domain({ domain: call.repository.domain });
    const registry = registries.of(domain, call.repository);
    if (operation === 'ReadFromRepository') {
      const response = await registry.forward(request, call.path);
      return response.status === 200
        ? this.applyStatuses(call, response)
        : response;
    }
    if (operation === 'PutDistTag') {
      return registry.write(() => registry.forward(request, call.path));
    }
    this.checkOrigin(call);
    return registry.write(() => {
      const body = completeUpdate(request.body, this.stored(call));
      return registry.forward({ ...request, body }, call.path);
    });
  }

  errorResponse({ code, message, status }: AwsError): LocalResponse {
    return {
      status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ error: message, code }),
    };
  }

  clear(): void {
    // The API of the same state clears it.
  }

  close(): Promise<void> {
    return this.state.options.registries.close();
  }

  private findRepository(url: URL): NpmCall {
    const found = split(url);
    if (!found) {
      throw new AwsError(
        'NotFound',
        `${url.pathname} is not below ${NPM_PREFIX}<domain>/npm/<repository>/`,
        404,
      );
    }
    const repository = this.state.repository(found);
    return { repository, path: found.path + url.search, target: found.target };
  }

  private stored({ repository, target }: NpmCall): Packument | undefined {
    const storage = this.state.options.registries.storage(repository);
    return storage.read(target?.packageName ?? '');
  }

  /** The status of the refusal is not documented. */
  private checkOrigin({ repository, target }: NpmCall): void {
    const name = target?.packageName ?? '';
    if (this.state.restrictionsOf(repository, name).publish === 'BLOCK') {
      throw new AwsError(
        'AccessDeniedException',
        `The origin controls of the package ${name} block publishing`,
        403,
      );
    }
  }

  private applyStatuses(call: NpmCall, response: LocalResponse): LocalResponse {
    const { repository, target } = call;
    const stored = this.stored(call);
    if (!target || !stored) return response;
    const { kind, packageName, item = '' } = target;
    const statusOf = (version: string) =>
      this.state.statusOf(repository, packageName, version);
    const isHidden = (version: string) => statusOf(version) !== 'Published';
    const versions = Object.keys(stored.versions);
    if (!versions.some(isHidden)) return response;
    const json = JSON.stringify;
    switch (kind) {
      case 'package': {
        const listing = JSON.parse(String(response.body || '{}'));
        const body = json(hideVersions(listing, stored, isHidden));
        return { ...response, body };
      }
      case 'dist-tags':
        return { ...response, body: json(hideTags(stored, isHidden)) };
      case 'version':
        if (isHidden(stored['dist-tags'][item] ?? item))
          throw gone(packageName, item);
        return response;
      default: {
        const version = versions.find(
          v => tarballName(packageName, v) === item,
        );
        if (version && statusOf(version) === 'Archived') {
          throw gone(packageName, item);
        }
        return response;
      }
    }
  }
}

function gone(packageName: string, item: string): AwsError {
  return new AwsError(
    'NotFound',
    `${item} of ${packageName} is not available`,
    404,
  );
}
