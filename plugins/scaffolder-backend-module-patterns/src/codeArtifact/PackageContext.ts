import type { Polling, ProgressLog } from '../aws/progress';
import type { CodeArtifactClients } from './CodeArtifactClients';
import type { CodeArtifactConfig } from './CodeArtifactConfig';

/** One approved package. @public */
export type PackageRequest = {
  patternName: string;
  /** Full name of the npm package, with its scope. */
  packageName: string;
  version: string;
  /** sha256 of the reviewed bundle, in hex. */
  digest: string;
  /** Subresource Integrity (sha512) of the approved tarball. */
  integrity: string;
  tarball: Buffer;
};

/** How long CodeArtifact and its npm endpoint are waited for. @public */
export type PackageTiming = Polling & {
  /** When to give up on an endpoint that fails, in milliseconds. */
  retryWithinMs: number;
  /** When to give up on a version that is not shown yet, in milliseconds. */
  visibleWithinMs: number;
};

/** What every step of one publish shares. */
export type PackageContext = {
  clients: CodeArtifactClients;
  config: CodeArtifactConfig;
  request: PackageRequest;
  /** Account of the domain. */
  accountId: string;
  /** The npm endpoint, with a slash at its end. */
  registry: string;
  log: ProgressLog;
  signal?: AbortSignal;
  timing: PackageTiming;
};

/** The package without its scope, and the scope as CodeArtifact's namespace. */
export function splitName(packageName: string) {
  const [scope, name] = packageName.split('/');
  return { namespace: scope.replace(/^@/, ''), package: name };
}

/** The version as calls to CodeArtifact name it. */
export function versionOf({ config, accountId, request }: PackageContext) {
  return {
    domain: config.domain,
    domainOwner: accountId,
    repository: config.repository,
    format: 'npm' as const,
    ...splitName(request.packageName),
    packageVersion: request.version,
  };
}
