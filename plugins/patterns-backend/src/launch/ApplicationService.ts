import { createHash } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  patternLaunchPermission,
  type ApplicationUse,
  type FieldProblem,
  type Launch,
  type VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import type {
  LaunchRecord,
  PatternStore,
} from '@apo/backstage-plugin-patterns-node';
import { absence } from '../service/absence';
import { FieldError } from '../service/FieldError';
import type { PatternAccess } from '../service/PatternAccess';
import { PermissionDeniedError } from '../service/PermissionDeniedError';
import { demandSight, readPermitted } from '../service/Permitted';
import { toLaunchView } from './launchView';

/** Records applications that depend on the package of a CDK pattern. */
export class ApplicationService {
  constructor(
    private readonly options: { store: PatternStore; access: PatternAccess },
  ) {}

  /**
   * One of each name by each user of a pattern; the same again changes nothing.
   * @throws ConflictError for one that is recorded with another version.
   */
  async record(
    ref: VersionRef,
    { name, url }: ApplicationUse,
    caller: string,
    credentials: BackstageCredentials,
  ): Promise<Launch> {
    await this.demandUsable(ref, credentials);
    const problems = [...checkName(name), ...checkUrl(url)];
    if (problems.length) throw new FieldError(problems);
    const now = new Date().toISOString();
    const launch = await this.keep({
      id: '',
      kind: 'application',
      patternName: ref.patternName,
      version: ref.version,
      name,
      url,
      state: 'recorded',
      launchedBy: caller,
      launchedAt: now,
      updatedAt: now,
    });
    return toLaunchView(launch, { caller, mayEndAll: false });
  }

  /** Under an id of its name; one that was forgotten leaves its id behind. */
  private async keep(launch: LaunchRecord): Promise<LaunchRecord> {
    const { store } = this.options;
    const { launchedBy, patternName, name } = launch;
    for (let turn = 0; ; turn++) {
      const id = idOf([launchedBy, patternName, name, String(turn)]);
      const known = await store.getLaunch(id);
      if (known?.state === 'recorded') return sameVersion(known, launch);
      if (known) continue;
      try {
        await store.addLaunch({ ...launch, id });
        return { ...launch, id };
      } catch (error) {
        const won = await store.getLaunch(id);
        if (won?.state !== 'recorded') throw error;
        return sameVersion(won, launch);
      }
    }
  }

  private async demandUsable(
    ref: VersionRef,
    credentials: BackstageCredentials,
  ): Promise<void> {
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
    if (pattern.type !== 'CDK') {
      throw new InputError(
        'An application depends on a CDK pattern: a CloudFormation pattern is launched, and that records it',
      );
    }
    if (!['published', 'deprecated'].includes(version.state)) {
      throw new ConflictError(
        `${ref.patternName} ${ref.version} is ${version.state}: nothing can depend on it`,
      );
    }
  }
}

function sameVersion(known: LaunchRecord, wanted: LaunchRecord): LaunchRecord {
  if (known.version === wanted.version) return known;
  throw new ConflictError(
    `The application ${known.name} of yours is recorded with ${known.patternName} ${known.version}: delete that in "My launches" first, or choose another name`,
  );
}

function idOf(parts: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts));
  return `app-${hash.digest('hex').slice(0, 32)}`;
}

function checkName(name: string): FieldProblem[] {
  if (name.trim() && !name.includes('\0')) return [];
  return [{ field: 'name', rule: 'is required', fix: 'name the application' }];
}

function checkUrl(url: string | undefined): FieldProblem[] {
  if (url === undefined || /^https?:\/\/[^\s\0]+$/.test(url)) return [];
  return [
    {
      field: 'url',
      rule: 'is a page of the web',
      fix: 'use an address such as https://github.com/acme/orders',
    },
  ];
}
