import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  checkProductName,
  patternLaunchPermission,
  type Launch,
  type LaunchRequest,
  type PatternType,
  type TemplateParameter,
  type VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import {
  findTemplate,
  LaunchError,
  type LaunchRecord,
  type PatternLauncher,
  type PatternStore,
  type ProvisionOrder,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { absence } from '../service/absence';
import { FieldError } from '../service/FieldError';
import type { PatternAccess } from '../service/PatternAccess';
import { demandSight, readPermitted } from '../service/Permitted';
import { PermissionDeniedError } from '../service/PermissionDeniedError';
import { checkParameters } from './checkParameters';
import { chooseLaunchPlace } from './chooseLaunchPlace';
import { hideSecrets } from './hideSecrets';
import { toLaunchView } from './launchView';
import { nameTaken } from './nameTaken';

/** Longest time that an order may take, in milliseconds. */
const ORDER_MS = 45_000;
/** Nobody else looks at a launch while its order is given, in milliseconds. */
const ORDER_LEASE_MS = 60_000;

/**
 * Launches versions for people. The launch is recorded first and ordered then,
 * under its id: whatever dies in between, `LaunchWatcher` finds what there is.
 * Secret parameters go to the launcher and nowhere else.
 */
export class LaunchService {
  constructor(
    private readonly options: {
      store: PatternStore;
      access: PatternAccess;
      /** Absent where nothing is launched. */
      launcher?: PatternLauncher;
      /** Called when there is something to look at. */
      onLaunched: () => void;
    },
  ) {}

  /**
   * @throws FieldError with each field that broke a rule; ConflictError when
   * the version cannot be launched now, or the launch was refused.
   */
  async launch(
    ref: VersionRef,
    request: LaunchRequest,
    caller: string,
    credentials: BackstageCredentials,
  ): Promise<Launch> {
    const version = await this.launchable(ref, credentials);
    const launcher = this.demandLauncher();
    const place = chooseLaunchPlace(version, request.targetName);
    const definitions = await this.readDefinitions(version);
    const nameProblem = checkProductName(request.name);
    const problems = [
      ...(nameProblem ? [nameProblem] : []),
      ...checkParameters(definitions, request.parameters),
    ];
    if (problems.length) throw new FieldError(problems);
    if (await launcher.isTaken(place, request.name).catch(unavailable)) {
      throw new FieldError([nameTaken(request.name)]);
    }
    const launch = toRecord(ref, request, caller, {
      ...place,
      accountId: launcher.accountOf(place),
      secrets: secretsOf(definitions),
    });
    const { parameters } = request;
    const record = await this.order(launcher, { launch, place, parameters });
    this.options.onLaunched();
    return toLaunchView(record, { caller, mayEndAll: false });
  }

  private async order(
    launcher: PatternLauncher,
    order: ProvisionOrder,
  ): Promise<LaunchRecord> {
    const { store } = this.options;
    const { launch, parameters } = order;
    const lease = { holder: randomUUID(), durationMs: ORDER_LEASE_MS };
    await store.addLaunch(launch, lease);
    try {
      const ordered = await launcher.provision(
        order,
        AbortSignal.timeout(ORDER_MS),
      );
      return await store.moveLaunch(launch.id, 'starting', 'running', ordered);
    } catch (error) {
      if (!(error instanceof LaunchError) || error.retryable) {
        // It may have been heard: who watches finds out.
        await store
          .releaseLaunch(launch.id, lease.holder)
          .catch(() => undefined);
        return (await store.getLaunch(launch.id)) ?? launch;
      }
      const open = new Set(launch.parameters?.map(({ key }) => key));
      const secrets = parameters.filter(({ key }) => !open.has(key));
      return this.refuse(launch, error, secrets);
    }
  }

  /** @throws FieldError or ConflictError that says why. */
  private async refuse(
    { id }: LaunchRecord,
    error: LaunchError,
    secrets: { value: string }[],
  ): Promise<never> {
    const message = hideSecrets(
      error.message,
      secrets.map(({ value }) => value),
    );
    await this.options.store.moveLaunch(id, 'starting', 'failed', { message });
    if (!error.field) throw new ConflictError(message);
    throw new FieldError([
      {
        field: error.field,
        rule: 'must be what Service Catalog accepts',
        fix: message,
      },
    ]);
  }

  private async launchable(
    ref: VersionRef,
    credentials: BackstageCredentials,
  ): Promise<VersionRecord> {
    const { store, access } = this.options;
    const [pattern, version, may] = await Promise.all([
      store.getPattern(ref.patternName),
      store.getVersion(ref),
      readPermitted(access, ref.patternName, credentials),
    ]);
    if (!pattern || !version) {
      throw new NotFoundError(absence(ref.patternName, ref.version));
    }
    demandSight(version, may);
    if (!may.launch) throw new PermissionDeniedError([patternLaunchPermission]);
    demandProduct(pattern.type);
    if (version.state === 'published') return version;
    throw new ConflictError(
      `${ref.patternName} ${ref.version} is ${
        version.state
      }, and only a published version is launched${
        pattern.latestVersion && pattern.latestVersion !== ref.version
          ? `: launch ${pattern.latestVersion}`
          : ''
      }`,
    );
  }

  private demandLauncher(): PatternLauncher {
    const { launcher } = this.options;
    if (launcher) return launcher;
    throw new ConflictError(
      'This portal launches no products: launch it in the console of AWS, or ask who runs the portal to set patterns.launch.enabled',
    );
  }

  private async readDefinitions(
    version: VersionRecord,
  ): Promise<TemplateParameter[]> {
    const { patternName, digest, files } = version;
    const report = await this.options.store.getReport(version, digest);
    const path = findTemplate(
      new Map(files.map(file => [file.path, Buffer.alloc(0)])),
    );
    const template = report?.templates.find(each => each.path === path);
    if (template) return template.parameters;
    throw new ConflictError(
      `There is no report that says the parameters of ${patternName} ${version.version}: publish a new version of it`,
    );
  }
}

function demandProduct(type: PatternType): void {
  if (type === 'CFN') return;
  throw new InputError(
    'A CDK pattern is a package and not a product: add it to a CDK application, as its page says, or make one with the template use-cdk-pattern',
  );
}

function toRecord(
  { patternName, version }: VersionRef,
  { name, parameters }: LaunchRequest,
  launchedBy: string,
  place: {
    targetName: string;
    accountId: string;
    region: string;
    productId: string;
    artifactId: string;
    secrets: Set<string>;
  },
): LaunchRecord {
  const { secrets, targetName, accountId, region } = place;
  const now = new Date().toISOString();
  return {
    id: randomUUID(),
    kind: 'product',
    patternName,
    version,
    name,
    state: 'starting',
    launchedBy,
    launchedAt: now,
    updatedAt: now,
    targetName,
    accountId,
    region,
    productId: place.productId,
    artifactId: place.artifactId,
    parameters: parameters.filter(({ key }) => !secrets.has(key)),
  };
}

function secretsOf(definitions: TemplateParameter[]): Set<string> {
  return new Set(
    definitions.filter(({ noEcho }) => noEcho).map(({ name }) => name),
  );
}

function unavailable(error: Error): never {
  throw new ServiceUnavailableError(error.message);
}
