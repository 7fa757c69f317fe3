import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
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
  checkText,
  type AttributeQuery,
  type AttributeWrite,
  type ExpectedVersion,
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
import { patternKey } from './keys';
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
import { fromPatternItem, toPattern } from './patterns/patternItem';
import { allPublished, getPublished } from './patterns/publishedPatterns';
import { updatePattern } from './patterns/updatePattern';
import { countFacets } from './search/facets';
import { listPatterns } from './search/listPatterns';
import { PatternIndex } from './search/PatternIndex';
import { getStatistics } from './statistics/getStatistics';
import {
  claimNotices,
  finishNotice,
  releaseNotice,
  renewNoticeLease,
} from './subscriptions/notices';
import { listRecipients, recordDeliveries } from './subscriptions/recipients';
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
import { requestSyncs } from './sync/syncRequests';
import { getSyncStanding, getSyncState } from './sync/syncStates';
import {
  claimSyncRequests,
  finishSync,
  releaseSync,
  renewSyncLease,
} from './sync/syncWork';
import { Table } from './Table';
import { countItems, readItems, writeItems } from './transfer/tableTransfer';
import { appendBuildLog, readBuildLog } from './versions/buildLogs';
import {
  claimVersions,
  releaseLease,
  renewLease,
} from './versions/versionLeases';
import { listVersions } from './versions/listVersions';
import { getReport, saveReport } from './versions/reports';
import { getSteps, listHistory } from './versions/steps';
import { submitVersion } from './versions/submitVersion';
import { patchVersion, transitionVersion } from './versions/transitionVersion';
import {
  fromVersionItem,
  readVersionItem,
  versionItems,
} from './versions/versionItem';

/**
 * Keeps patterns in one DynamoDB table; docs/dynamodb.md explains its keys. All
 * times, those of leases too, are of the clock of this process.
 * @public
 */
export class DynamoDbPatternStore implements PatternStore, StoreTransfer {
  private readonly table: Table;
  private readonly index: PatternIndex;

  /** @param options - `table` is the name of a table as `patternTable` describes it */
  constructor(options: { client: DynamoDBDocumentClient; table: string }) {
    this.table = new Table(options.client, options.table);
    this.index = new PatternIndex(this.table);
  }

  /** Brings lists and words up to date that a killed writer has left behind. */
  async repair(): Promise<void> {
    await this.index.repair();
  }

  async listPatterns(query: PatternQuery) {
    return listPatterns(this.table, query);
  }

  async getFacets(visibility: Visibility) {
    return countFacets(this.table, visibility);
  }

  async getStatistics(query: StatisticsQuery) {
    return getStatistics(this.table, query);
  }

  async getPattern(name: string) {
    const [pattern] = await this.getPatterns([name]);
    return pattern;
  }

  async getPatterns(names: string[]): Promise<(PatternRecord | undefined)[]> {
    checkText({ name: names });
    const items = await this.table.getAll(names.map(patternKey));
    return items.map(item => item && toPattern(fromPatternItem(item)));
  }

  async updatePattern(
    name: string,
    update: Omit<About, 'sourceUrl'> & { revision: number },
  ) {
    await updatePattern(this.table, name, update);
    await this.index.update(name);
    return (await this.getPattern(name))!;
  }

  allPublished() {
    return allPublished(this.table);
  }

  async getPublished(name: string) {
    checkText({ name });
    return getPublished(this.table, name);
  }

  async listVersions(query: VersionQuery) {
    return listVersions(this.table, query);
  }

  async getVersions(patternName: string) {
    const versions = [];
    for await (const item of versionItems(this.table, patternName)) {
      versions.push(fromVersionItem(this.table, item));
    }
    return Promise.all(versions);
  }

  async getVersion(ref: VersionRef) {
    const item = await readVersionItem(this.table, ref);
    return item && fromVersionItem(this.table, item);
  }

  async getSteps(ref: VersionRef) {
    return getSteps(this.table, ref);
  }

  async listHistory(query: HistoryQuery) {
    return listHistory(this.table, query);
  }

  async submitVersion(submission: SubmissionRecord) {
    const submitted = await submitVersion(this.table, submission);
    await this.index.update(submission.patternName);
    return submitted;
  }

  async transition(request: TransitionRequest) {
    const moved = await transitionVersion(this.table, request);
    await this.index.update(request.patternName);
    return moved;
  }

  async patchVersion(
    ref: VersionRef,
    expected: ExpectedVersion,
    patch: VersionPatch,
  ) {
    checkText({ ...ref, ...expected });
    const patched = await patchVersion(this.table, ref, expected, patch);
    if (patch.retirement) await this.index.update(ref.patternName);
    return patched;
  }

  async claimVersions(
    state: VersionState,
    lease: Lease,
    limit: number,
    type?: PatternType,
  ) {
    return claimVersions(this.table, state, lease, limit, type);
  }

  async renewLease(ref: VersionRef, lease: Lease) {
    return renewLease(this.table, ref, lease);
  }

  async releaseLease(ref: VersionRef, holder: string) {
    return releaseLease(this.table, ref, holder);
  }

  async saveReport(ref: VersionRef, report: Report) {
    return saveReport(this.table, ref, report);
  }

  async getReport(ref: VersionRef, digest: string) {
    return getReport(this.table, ref, digest);
  }

  async appendBuildLog(ref: VersionRef, digest: string, text: string) {
    return appendBuildLog(this.table, ref, digest, text);
  }

  async readBuildLog(ref: VersionRef, digest: string, from: number) {
    return readBuildLog(this.table, ref, digest, from);
  }

  async listAttributes(query: AttributeQuery) {
    return listAttributes(this.table, query);
  }

  async getAttribute(id: string, visibility: Visibility) {
    return getAttribute(this.table, id, visibility);
  }

  allAttributes() {
    return allAttributes(this.table);
  }

  async listAttributeKeys() {
    return listAttributeKeys(this.table);
  }

  async writeAttributes(writes: AttributeWrite[], actor: string) {
    return writeAttributes(this.table, writes, actor);
  }

  async deleteAttribute(id: string, revision: number) {
    return deleteAttribute(this.table, id, revision);
  }

  async setAttributeRule(key: string, rule: AttributeRule, revision: number) {
    return setAttributeRule(this.table, key, rule, revision);
  }

  async countRuleBreaches(
    key: string,
    rule: AttributeRule,
    visibility: Visibility,
  ) {
    return countRuleBreaches(this.table, key, rule, visibility);
  }

  async listRuleBreaches(query: {
    key: string;
    rule: AttributeRule;
    limit: number;
    cursor?: string;
    visibility: Visibility;
  }) {
    return listRuleBreaches(this.table, query);
  }

  async requestSync(subjects: SyncSubject[]) {
    return requestSyncs(this.table, subjects);
  }

  async getSyncState(subject: SyncSubject) {
    return getSyncState(this.table, subject);
  }

  async claimSyncRequests(
    lease: Lease,
    limit: number,
    work: SyncWork = 'attributes',
  ) {
    return claimSyncRequests(this.table, lease, limit, work);
  }

  async renewSyncLease(request: SyncRequest, lease: Lease) {
    return renewSyncLease(this.table, request, lease);
  }

  async finishSync(request: SyncRequest, holder: string, outcome: SyncOutcome) {
    return finishSync(this.table, request, holder, outcome);
  }

  async releaseSync(request: SyncRequest, holder: string) {
    return releaseSync(this.table, request, holder);
  }

  async getSyncStanding(limit: number) {
    return getSyncStanding(this.table, limit);
  }

  async getSyncCheck(limit: number) {
    return getSyncCheck(this.table, limit);
  }

  async requestSyncCheck() {
    return requestSyncCheck(this.table);
  }

  async claimSyncCheck(lease: Lease) {
    return claimSyncCheck(this.table, lease);
  }

  async renewSyncCheck(lease: Lease) {
    return renewSyncCheck(this.table, lease);
  }

  async releaseSyncCheck(holder: string) {
    return releaseSyncCheck(this.table, holder);
  }

  async saveSyncCheck(check: SyncCheckResult) {
    return saveSyncCheck(this.table, check);
  }

  async listSubscriptions(subscriber: string) {
    return listSubscriptions(this.table, subscriber);
  }

  async subscribe(subscriber: string, subject: SubscriptionSubject) {
    return subscribe(this.table, subscriber, subject);
  }

  async unsubscribe(subscriber: string, subject: SubscriptionSubject) {
    return unsubscribe(this.table, subscriber, subject);
  }

  async claimNotices(lease: Lease, limit: number) {
    return claimNotices(this.table, lease, limit);
  }

  async renewNoticeLease(id: string, lease: Lease) {
    return renewNoticeLease(this.table, id, lease);
  }

  async releaseNotice(id: string, holder: string, dueAt?: Date) {
    return releaseNotice(this.table, id, holder, dueAt);
  }

  async finishNotice(id: string, holder: string) {
    return finishNotice(this.table, id, holder);
  }

  async listRecipients(
    noticeId: string,
    subjects: SubscriptionSubject[],
    limit: number,
    after?: string,
  ) {
    return listRecipients(this.table, noticeId, subjects, limit, after);
  }

  async recordDeliveries(noticeId: string, recipients: string[]) {
    return recordDeliveries(this.table, noticeId, recipients);
  }

  async addLaunch(launch: LaunchRecord, lease?: Lease) {
    await addLaunch(this.table, launch, lease);
  }

  async getLaunch(id: string) {
    return getLaunch(this.table, id);
  }

  async listLaunches(query: Parameters<LaunchStore['listLaunches']>[0]) {
    return listLaunches(this.table, query);
  }

  async listConsumers(query: Parameters<LaunchStore['listConsumers']>[0]) {
    return listConsumers(this.table, query);
  }

  async countConsumers(patternName: string) {
    return countConsumers(this.table, patternName);
  }

  async moveLaunch(
    id: string,
    from: LaunchState,
    to: LaunchState,
    patch?: LaunchPatch,
  ) {
    return moveLaunch(this.table, { id, from, to, patch });
  }

  async claimLaunches(states: LaunchState[], lease: Lease, limit: number) {
    return claimLaunches(this.table, states, lease, limit);
  }

  async renewLaunchLease(id: string, lease: Lease) {
    return renewLaunchLease(this.table, id, lease);
  }

  async releaseLaunch(id: string, holder: string, dueAt?: Date) {
    await releaseLaunch(this.table, id, holder, dueAt);
  }

  readItems(kind: StoredKind, after?: string) {
    return readItems(this.table, kind, after);
  }

  async writeItems(items: StoredItem[]) {
    return writeItems(this.table, items);
  }

  async countItems() {
    return countItems(this.table);
  }
}
