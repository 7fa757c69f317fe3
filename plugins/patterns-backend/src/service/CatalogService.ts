import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  checkPatternName,
  historyReadPermission,
  lifecycleSubject,
  patternCreatePermission,
  type Facets,
  type NameCheck,
  type Pattern,
  type PatternVersion,
  type SyncState,
  type Transition,
  type VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import type {
  HistoryQuery,
  PatternQuery,
  PatternStore,
  StorePage,
  VersionQuery,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { absence } from './absence';
import { capabilitiesOf, patternCapabilitiesOf } from './capabilities';
import type { PatternAccess } from './PatternAccess';
import { canSee, demandSight, isPublic, readPermitted } from './Permitted';
import { FacetsCache } from './FacetsCache';
import { HiddenError } from './HiddenError';
import { aboutChanges } from './aboutChanges';
import { toPatternSummary, toRelease, toVersionSummary } from './versionView';

/** Reads, each for a caller: what one may not see is not there. */
export class CatalogService {
  private readonly facets: FacetsCache;

  constructor(
    private readonly options: {
      store: PatternStore;
      access: PatternAccess;
      allowSelfReview: boolean;
      /** Whether places beyond the portal show the lifecycle of versions. */
      isMirrored: boolean;
      /** Whether products are launched from here. */
      launches: boolean;
    },
  ) {
    this.facets = new FacetsCache(options.store);
  }

  async listPatterns(
    query: Omit<PatternQuery, 'visibility'>,
    credentials: BackstageCredentials,
  ) {
    const visibility = await this.options.access.visibility(credentials);
    const page = await this.options.store.listPatterns({
      ...query,
      visibility,
    });
    return {
      ...page,
      items: page.items.map(p =>
        toPatternSummary(p, visibility.unpublished !== false),
      ),
    };
  }

  async getFacets(credentials: BackstageCredentials): Promise<Facets> {
    return this.facets.get(await this.options.access.visibility(credentials));
  }

  async checkName(
    name: string,
    credentials: BackstageCredentials,
  ): Promise<NameCheck> {
    await this.options.access.demandBasic(patternCreatePermission, credentials);
    const problem = checkPatternName(name);
    const exists = !problem && !!(await this.options.store.getPattern(name));
    return { name, exists, problem };
  }

  async getPattern(
    name: string,
    credentials: BackstageCredentials,
  ): Promise<Pattern> {
    const [pattern, versions, may] = await Promise.all([
      this.options.store.getPattern(name),
      this.options.store.getVersions(name),
      readPermitted(this.options.access, name, credentials),
    ]);
    if (!pattern) throw notFound(name);
    const seen = versions.filter(v => canSee(v, may));
    // One that was taken over has no version at first.
    const isBare = !versions.length && may.read && may.readUnpublished;
    // 404 and not 403: whether it exists is not for those who may not read it.
    if (!seen.length && !isBare) throw new HiddenError(absence(name));
    const { readUnpublished: seesUnpublished } = may;
    return {
      ...toPatternSummary(pattern, seesUnpublished),
      sourceUrl: pattern.sourceUrl,
      revision: pattern.revision,
      versions: seen.map(toVersionSummary),
      can: patternCapabilitiesOf(
        pattern,
        seen,
        may,
        userOf(credentials),
        this.options.launches,
      ),
    };
  }

  /** Every step of a pattern's versions; for those who govern patterns. */
  async listHistory(
    query: HistoryQuery,
    credentials: BackstageCredentials,
  ): Promise<StorePage<Transition>> {
    const { store, access } = this.options;
    const { patternName } = query;
    await access.demand(historyReadPermission, patternName, credentials);
    if (!(await store.getPattern(patternName))) throw notFound(patternName);
    return store.listHistory(query);
  }

  async listVersions(
    query: Omit<VersionQuery, 'visibility'>,
    credentials: BackstageCredentials,
  ) {
    const visibility = await this.options.access.visibility(credentials);
    const page = await this.options.store.listVersions({
      ...query,
      visibility,
    });
    return { ...page, items: page.items.map(toVersionSummary) };
  }

  async getVersion(
    ref: VersionRef,
    credentials: BackstageCredentials,
    caller?: string,
  ): Promise<PatternVersion> {
    const { store, allowSelfReview } = this.options;
    const [pattern, versions, history, may] = await Promise.all([
      store.getPattern(ref.patternName),
      store.getVersions(ref.patternName),
      store.getSteps(ref),
      readPermitted(this.options.access, ref.patternName, credentials),
    ]);
    const version = versions.find(v => v.version === ref.version);
    if (!pattern || !version) throw notFound(ref.patternName, ref.version);
    demandSight(version, may);
    const previous = versions
      .slice(versions.indexOf(version) + 1)
      .find(v => isPublic(v));
    return {
      ...toVersionSummary(version),
      patternTitle: pattern.title,
      type: pattern.type,
      files: version.files,
      about: version.about,
      changes: isDecided(version)
        ? []
        : aboutChanges(pattern, version.about, version.changes),
      previousPublished: previous?.version,
      review: version.review,
      package: version.package,
      release: toRelease(version.release),
      problem: version.problem,
      lifecycleSync: await this.lifecycleSync(ref, history),
      history,
      can: capabilitiesOf(version, may, { caller, allowSelfReview }),
    };
  }

  /** One more statement, for a version that was retired once. */
  private async lifecycleSync(
    ref: VersionRef,
    history: Transition[],
  ): Promise<SyncState | undefined> {
    const { store, isMirrored } = this.options;
    const wasRetired = history.some(({ to }) => to === 'deprecated');
    return isMirrored && wasRetired
      ? store.getSyncState(lifecycleSubject(ref))
      : undefined;
  }
}

/** The person who asks; undefined for a service. */
function userOf({ principal }: BackstageCredentials): string | undefined {
  return (principal as { userEntityRef?: string }).userEntityRef;
}

/** Whether its approval, if there was one, has taken effect. */
function isDecided({ review }: VersionRecord): boolean {
  return review?.decision === 'approve';
}

function notFound(name: string, version?: string): NotFoundError {
  return new NotFoundError(absence(name, version));
}
