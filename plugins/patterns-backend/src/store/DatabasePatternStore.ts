import type { Knex } from 'knex';
import {
  isDatabaseConflictError,
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type {
  About,
  AttributeRule,
  LaunchState,
  PatternType,
  Report,
  SyncSubject,
  VersionRef,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import {
  storeErrors,
  type ExpectedVersion,
  checkText,
  type AttributeQuery,
  type AttributeWrite,
  type HistoryQuery,
  type LaunchPatch,
  type LaunchRecord,
  type LaunchStore,
  type Lease,
  type PatternQuery,
  type PatternRecord,
  type PatternStore,
  type StatisticsQuery,
  type StoredItem,
  type StoredKind,
  type StoreTransfer,
  type SubmissionRecord,
  type SubscriptionSubject,
  type SyncCheckResult,
  type SyncOutcome,
  type SyncRequest,
  type SyncWork,
  type TransitionRequest,
  type VersionPatch,
  type VersionQuery,
  type Visibility,
} from '@apo/backstage-plugin-patterns-node';
import {
  listAttributeKeys,
  setAttributeRule,
} from './attributes/attributeKeys';
import {
  allAttributes,
  getAttribute,
  listAttributes,
} from './attributes/listAttributes';
import { countRuleBreaches, listRuleBreaches } from './attributes/ruleBreaches';
import { deleteAttribute, writeAttributes } from './attributes/writeAttributes';
import { appendBuildLog, readBuildLog } from './buildLog';
import { countFacets } from './facetCounts';
import { getSteps, listHistory } from './history';
import {
  claimLaunches,
  releaseLaunch,
  renewLaunchLease,
} from './launches/launchLeases';
import {
  countConsumers,
  listConsumers,
  listLaunches,
} from './launches/listLaunches';
import { addLaunch, getLaunch, moveLaunch } from './launches/writeLaunches';

import { listPatterns } from './listPatternsQuery';
import { listVersions } from './listVersionsQuery';
import { selectPatterns, type SelectedPattern } from './patternSelect';
import { getStatistics } from './statistics/getStatistics';
import { allPublished, getPublished } from './publishedPatterns';
import { getReport, saveReport } from './reports';
import { toPattern, toVersion, type VersionRow } from './rows';
import { submitVersion } from './submitVersion';
import {
  claimNotices,
  finishNotice,
  listRecipients,
  recordDeliveries,
  releaseNotice,
  renewNoticeLease,
} from './subscriptions/notices';
import {
  listSubscriptions,
  subscribe,
  unsubscribe,
} from './subscriptions/subscriptions';
import {
  claimSyncCheck,
  getSyncCheck,
  releaseSyncCheck,
  renewSyncCheck,
  requestSyncCheck,
  saveSyncCheck,
} from './sync/syncChecks';
import {
  claimSyncRequests,
  finishSync,
  getSyncStanding,
  getSyncState,
  releaseSync,
  renewSyncLease,
  requestSync,
} from './sync/syncRequests';
import { countItems, readItems, writeItems } from './transfer/databaseTransfer';
import { patchVersion, transitionVersion } from './transitionVersion';
import { updatePattern } from './updatePattern';
import { claimVersions, releaseLease, renewLease } from './versionLeases';

/**
 * Keeps patterns in the database of the plugin: SQLite or PostgreSQL 15 and
 * later. All times, those of leases too, are of the clock of this process.
 * @public
 */
export class DatabasePatternStore implements PatternStore, StoreTransfer {
  private constructor(private readonly knex: Knex) {}

  /** Brings the schema up to date, unless the database says to skip that. */
  static async create(options: {
    database: DatabaseService;
  }): Promise<DatabasePatternStore> {
    const { database } = options;
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@apo/backstage-plugin-patterns-backend',
          'migrations',
        ),
      });
    }
    return new DatabasePatternStore(knex);
  }

  async listPatterns(query: PatternQuery) {
    return listPatterns(this.knex, query);
  }

  async getFacets(visibility: Visibility) {
    return countFacets(this.knex, visibility);
  }

  async getStatistics(query: StatisticsQuery) {
    return getStatistics(this.knex, query);
  }

  async getPattern(name: string) {
    const [pattern] = await this.getPatterns([name]);
    return pattern;
  }

  async getPatterns(names: string[]): Promise<(PatternRecord | undefined)[]> {
    checkText({ name: names });
    const rows: SelectedPattern[] = await selectPatterns(this.knex).whereIn(
      'name',
      [...new Set(names)],
    );
    const byName = new Map(rows.map(row => [row.name, toPattern(row)]));
    return names.map(name => byName.get(name));
  }

  async updatePattern(
    name: string,
    update: Omit<About, 'sourceUrl'> & { revision: number },
  ) {
    await this.knex.transaction(tx => updatePattern(tx, name, update, now()));
    return (await this.getPattern(name))!;
  }

  allPublished() {
    return allPublished(this.knex);
  }

  async getPublished(name: string) {
    return getPublished(this.knex, name);
  }

  async listVersions(query: VersionQuery) {
    return listVersions(this.knex, query);
  }

  async getVersions(patternName: string) {
    checkText({ patternName });
    const rows = await this.knex<VersionRow>('pattern_versions')
      .where({ pattern_name: patternName })
      .orderBy('rank', 'desc');
    return rows.map(toVersion);
  }

  async getVersion(ref: VersionRef) {
    const { patternName, version } = ref;
    checkText({ patternName, version });
    const row = await this.knex<VersionRow>('pattern_versions')
      .where({ pattern_name: patternName, version })
      .first();
    return row && toVersion(row);
  }

  async getSteps(ref: VersionRef) {
    return getSteps(this.knex, ref);
  }

  async listHistory(query: HistoryQuery) {
    return listHistory(this.knex, query);
  }

  async submitVersion(submission: SubmissionRecord) {
    try {
      return await this.knex.transaction(tx =>
        submitVersion(tx, submission, now()),
      );
    } catch (error) {
      if (!isDatabaseConflictError(error)) throw error;
      throw storeErrors.submittedAtOnce(submission, error);
    }
  }

  async transition(request: TransitionRequest) {
    checkText({ patternName: request.patternName, version: request.version });
    return this.knex.transaction(tx => transitionVersion(tx, request, now()));
  }

  async patchVersion(
    ref: VersionRef,
    expected: ExpectedVersion,
    patch: VersionPatch,
  ) {
    checkText({ ...ref, ...expected });
    return this.knex.transaction(tx =>
      patchVersion(tx, ref, expected, patch, now()),
    );
  }

  async claimVersions(
    state: VersionState,
    lease: Lease,
    limit: number,
    type?: PatternType,
  ) {
    return claimVersions(this.knex, { state, type, lease, limit }, new Date());
  }

  async renewLease(ref: VersionRef, lease: Lease) {
    return renewLease(this.knex, ref, lease, new Date());
  }

  async releaseLease(ref: VersionRef, holder: string) {
    return releaseLease(this.knex, ref, holder);
  }

  async saveReport(ref: VersionRef, report: Report) {
    return this.knex.transaction(tx => saveReport(tx, ref, report));
  }

  async getReport(ref: VersionRef, digest: string) {
    return getReport(this.knex, ref, digest);
  }

  async appendBuildLog(ref: VersionRef, digest: string, text: string) {
    return appendBuildLog(this.knex, ref, digest, text);
  }

  async readBuildLog(ref: VersionRef, digest: string, from: number) {
    return readBuildLog(this.knex, ref, digest, from);
  }

  async listAttributes(query: AttributeQuery) {
    return listAttributes(this.knex, query);
  }

  async getAttribute(id: string, visibility: Visibility) {
    return getAttribute(this.knex, id, visibility);
  }

  allAttributes() {
    return allAttributes(this.knex);
  }

  async listAttributeKeys() {
    return listAttributeKeys(this.knex);
  }

  async writeAttributes(writes: AttributeWrite[], actor: string) {
    return this.knex.transaction(tx =>
      writeAttributes(tx, writes, actor, now()),
    );
  }

  async deleteAttribute(id: string, revision: number) {
    await this.knex.transaction(tx => deleteAttribute(tx, id, revision, now()));
  }

  async setAttributeRule(key: string, rule: AttributeRule, revision: number) {
    return this.knex.transaction(tx =>
      setAttributeRule(tx, key, rule, revision),
    );
  }

  async countRuleBreaches(
    key: string,
    rule: AttributeRule,
    visibility: Visibility,
  ) {
    return countRuleBreaches(this.knex, key, rule, visibility);
  }

  async listRuleBreaches(query: {
    key: string;
    rule: AttributeRule;
    limit: number;
    cursor?: string;
    visibility: Visibility;
  }) {
    return listRuleBreaches(this.knex, query);
  }

  async requestSync(subjects: SyncSubject[]) {
    await this.knex.transaction(tx => requestSync(tx, subjects, now()));
  }

  async getSyncState(subject: SyncSubject) {
    return getSyncState(this.knex, subject);
  }

  async claimSyncRequests(
    lease: Lease,
    limit: number,
    work: SyncWork = 'attributes',
  ) {
    return claimSyncRequests(this.knex, { lease, limit, work }, new Date());
  }

  async renewSyncLease(request: SyncRequest, lease: Lease) {
    return renewSyncLease(this.knex, request, lease, new Date());
  }

  async finishSync(request: SyncRequest, holder: string, outcome: SyncOutcome) {
    await this.knex.transaction(tx =>
      finishSync(tx, request, holder, outcome, now()),
    );
  }

  async releaseSync(request: SyncRequest, holder: string) {
    await releaseSync(this.knex, request, holder);
  }

  async getSyncStanding(limit: number) {
    return getSyncStanding(this.knex, limit);
  }

  async getSyncCheck(limit: number) {
    return getSyncCheck(this.knex, limit);
  }

  async requestSyncCheck() {
    await requestSyncCheck(this.knex, now());
  }

  async claimSyncCheck(lease: Lease) {
    return claimSyncCheck(this.knex, lease, new Date());
  }

  async renewSyncCheck(lease: Lease) {
    return renewSyncCheck(this.knex, lease, new Date());
  }

  async releaseSyncCheck(holder: string) {
    await releaseSyncCheck(this.knex, holder);
  }

  async saveSyncCheck(check: SyncCheckResult) {
    await this.knex.transaction(tx => saveSyncCheck(tx, check, now()));
  }

  async addLaunch(launch: LaunchRecord, lease?: Lease) {
    await addLaunch(this.knex, launch, lease, new Date());
  }

  async getLaunch(id: string) {
    return getLaunch(this.knex, id);
  }

  async listLaunches(query: Parameters<LaunchStore['listLaunches']>[0]) {
    return listLaunches(this.knex, query);
  }

  async listConsumers(query: Parameters<LaunchStore['listConsumers']>[0]) {
    return listConsumers(this.knex, query);
  }

  async countConsumers(patternName: string) {
    return countConsumers(this.knex, patternName);
  }

  async moveLaunch(
    id: string,
    from: LaunchState,
    to: LaunchState,
    patch?: LaunchPatch,
  ) {
    return moveLaunch(this.knex, { id, from, to, patch }, now());
  }

  async claimLaunches(states: LaunchState[], lease: Lease, limit: number) {
    return claimLaunches(this.knex, states, lease, limit, new Date());
  }

  async renewLaunchLease(id: string, lease: Lease) {
    return renewLaunchLease(this.knex, id, lease, new Date());
  }

  async releaseLaunch(id: string, holder: string, dueAt?: Date) {
    await releaseLaunch(this.knex, id, holder, dueAt);
  }

  async listSubscriptions(subscriber: string) {
    return listSubscriptions(this.knex, subscriber);
  }

  async subscribe(subscriber: string, subject: SubscriptionSubject) {
    return this.knex.transaction(tx =>
      subscribe(tx, subscriber, subject, now()),
    );
  }

  async unsubscribe(subscriber: string, subject: SubscriptionSubject) {
    await unsubscribe(this.knex, subscriber, subject);
  }

  async claimNotices(lease: Lease, limit: number) {
    return claimNotices(this.knex, lease, limit, new Date());
  }

  async renewNoticeLease(id: string, lease: Lease) {
    return renewNoticeLease(this.knex, id, lease, new Date());
  }

  async releaseNotice(id: string, holder: string, dueAt?: Date) {
    await releaseNotice(this.knex, id, holder, dueAt);
  }

  async finishNotice(id: string, holder: string) {
    await this.knex.transaction(tx => finishNotice(tx, id, holder));
  }

  async listRecipients(
    noticeId: string,
    subjects: SubscriptionSubject[],
    limit: number,
    after?: string,
  ) {
    return listRecipients(this.knex, noticeId, subjects, limit, after);
  }

  async recordDeliveries(noticeId: string, recipients: string[]) {
    await this.knex.transaction(tx =>
      recordDeliveries(tx, noticeId, recipients),
    );
  }

  readItems(kind: StoredKind, after?: string) {
    return readItems(this.knex, kind, after);
  }

  async writeItems(items: StoredItem[]) {
    await this.knex.transaction(tx => writeItems(tx, items));
  }

  async countItems() {
    return countItems(this.knex);
  }
}

function now(): string {
  return new Date().toISOString();
}
