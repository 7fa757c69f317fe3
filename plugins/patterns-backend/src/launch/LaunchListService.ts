import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  launchEndPermission,
  type Consumers,
  type Launch,
} from '@apo/backstage-plugin-patterns-common';
import {
  versionRank,
  type LaunchRecord,
  type LaunchStore,
  type PatternRecord,
  type PatternStore,
} from '@apo/backstage-plugin-patterns-node';
import { absence } from '../service/absence';
import { HiddenError } from '../service/HiddenError';
import type { PatternAccess } from '../service/PatternAccess';
import { canSee, readPermitted } from '../service/Permitted';
import { endCapability, toLaunchView, type LaunchViewer } from './launchView';

/** What was launched: one's own, and who uses a pattern. */
export class LaunchListService {
  constructor(
    private readonly options: {
      store: PatternStore;
      access: PatternAccess;
      /** Called when there is something to look at. */
      onEnding: () => void;
    },
  ) {}

  /** What the caller launched. */
  async list(
    query: Parameters<LaunchStore['listLaunches']>[0],
  ): Promise<{ items: Launch[]; nextCursor?: string }> {
    const page = await this.options.store.listLaunches(query);
    const viewer = { caller: query.launchedBy, mayEndAll: false };
    const items = page.items.map(launch => toLaunchView(launch, viewer));
    return { ...page, items: await this.withStanding(items) };
  }

  /** One's own, or of a pattern that the caller may read. */
  async get(
    id: string,
    caller: string,
    credentials: BackstageCredentials,
  ): Promise<Launch> {
    const { launch, viewer } = await this.find(id, caller, credentials);
    const [found] = await this.withStanding([toLaunchView(launch, viewer)]);
    return found;
  }

  /**
   * Has it ended; of one that is ending, or has ended, nothing changes.
   * @throws ConflictError while something else is at work.
   */
  async end(
    id: string,
    caller: string,
    credentials: BackstageCredentials,
  ): Promise<Launch> {
    const { launch, viewer } = await this.find(id, caller, credentials);
    if (launch.launchedBy !== caller) {
      const { access } = this.options;
      await access.demand(launchEndPermission, launch.patternName, credentials);
    }
    if (launch.state === 'ending' || launch.state === 'ended') {
      return toLaunchView(launch, viewer);
    }
    const { allowed, reason } = endCapability(launch, viewer);
    if (!allowed) throw new ConflictError(`${launch.name}: ${reason}`);
    const to = launch.provisionedProductId ? 'ending' : 'ended';
    const moved = await this.options.store.moveLaunch(id, launch.state, to, {
      recordId: null,
      message: null,
    });
    this.options.onEnding();
    return toLaunchView(moved, viewer);
  }

  /** Who uses a pattern, for everybody who may read it. */
  async listConsumers(
    query: Parameters<LaunchStore['listConsumers']>[0],
    caller: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<Consumers> {
    const { store } = this.options;
    const { patternName } = query;
    const pattern = await this.readable(patternName, credentials);
    const [page, counts, viewer] = await Promise.all([
      store.listConsumers(query),
      store.countConsumers(patternName),
      this.viewerOf(patternName, caller, credentials),
    ]);
    return {
      total: counts.reduce((sum, { count }) => sum + count, 0),
      versions: counts
        .map(use => ({ ...use, behind: isBehind(use.version, pattern) }))
        .sort((a, b) => compareVersions(b.version, a.version)),
      items: page.items.map(launch => toLaunchView(launch, viewer)),
      nextCursor: page.nextCursor,
    };
  }

  /** Says of each whether there is a later published version. */
  private async withStanding(launches: Launch[]): Promise<Launch[]> {
    const names = [...new Set(launches.map(({ patternName }) => patternName))];
    const patterns = await this.options.store.getPatterns(names);
    return launches.map(launch => {
      const pattern = patterns[names.indexOf(launch.patternName)];
      return pattern
        ? { ...launch, behind: isBehind(launch.version, pattern) }
        : launch;
    });
  }

  private async readable(
    name: string,
    credentials: BackstageCredentials,
  ): Promise<PatternRecord> {
    const { store, access } = this.options;
    const [pattern, versions, may] = await Promise.all([
      store.getPattern(name),
      store.getVersions(name),
      readPermitted(access, name, credentials),
    ]);
    if (!pattern) throw new NotFoundError(absence(name));
    const seen = versions.some(version => canSee(version, may));
    const isBare = !versions.length && may.read && may.readUnpublished;
    if (!seen && !isBare) throw new HiddenError(absence(name));
    return pattern;
  }

  private async find(
    id: string,
    caller: string,
    credentials: BackstageCredentials,
  ): Promise<{ launch: LaunchRecord; viewer: LaunchViewer }> {
    const { store } = this.options;
    const launch = await store.getLaunch(id);
    if (!launch) throw new NotFoundError(launchAbsence(id));
    const { patternName, launchedBy } = launch;
    if (launchedBy !== caller) await this.demandSight(launch, credentials);
    const viewer = await this.viewerOf(patternName, caller, credentials);
    return { launch, viewer };
  }

  /** 404 and not 403: who may not read the pattern hears nothing of its uses. */
  private async demandSight(
    { id, patternName }: LaunchRecord,
    credentials: BackstageCredentials,
  ): Promise<void> {
    try {
      await this.readable(patternName, credentials);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      throw new HiddenError(launchAbsence(id));
    }
  }

  private async viewerOf(
    patternName: string,
    caller: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<LaunchViewer> {
    const [mayEndAll] = await this.options.access.mayEach(
      [launchEndPermission],
      patternName,
      credentials,
    );
    return { caller, mayEndAll };
  }
}

function launchAbsence(id: string): string {
  return `There is no launch ${id}`;
}

function isBehind(version: string, { latestVersion }: PatternRecord): boolean {
  return !!latestVersion && compareVersions(version, latestVersion) < 0;
}

function compareVersions(one: string, other: string): number {
  const [a, b] = [versionRank(one), versionRank(other)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
