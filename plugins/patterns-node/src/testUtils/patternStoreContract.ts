import { describeAttributeRules } from './attributeRules';
import { describeAttributes } from './attributes';
import { describeBuildLogs } from './buildLogs';
import { describeRaces } from './races';
import { describeFilters } from './filters';
import { describeHistory } from './history';
import { describeLaunches } from './launches';
import { describeLifecycle } from './lifecycle';
import { describeLeases } from './leases';
import { describeNotices } from './notices';
import { describeOddText } from './oddText';
import { describePaging } from './paging';
import { describePatches } from './patches';
import { describePatternUpdates } from './patternUpdates';
import { describePublicView } from './publicView';
import { describeReports } from './reports';
import { describeSearch } from './search';
import { describeStanding } from './standing';
import { describeSubmissions } from './submissions';
import { describeSubscriptions } from './subscriptions';
import { describeSyncRequests } from './syncRequests';
import { describeTransitions } from './transitions';
import { describeVersionLists } from './versionLists';
import type { CreateStore } from './storeFixtures';

/**
 * What every `PatternStore` does. Call it in a test file, inside `describe`
 * when there are several stores.
 *
 * @param create - makes a store with nothing in it, for one test or for some
 * that only read what it is filled with
 * @public
 */
export function patternStoreContract(create: CreateStore): void {
  describe('PatternStore contract', () => {
    describeSubmissions(create);
    describeTransitions(create);
    describeHistory(create);
    describePatches(create);
    describeStanding(create);
    describeLifecycle(create);
    describeRaces(create);
    describePaging(create);
    describeFilters(create);
    describeSearch(create);
    describePublicView(create);
    describeVersionLists(create);
    describeLeases(create);
    describeLaunches(create);
    describeReports(create);
    describeBuildLogs(create);
    describeOddText(create);
    describeAttributes(create);
    describeAttributeRules(create);
    describePatternUpdates(create);
    describeSyncRequests(create);
    describeSubscriptions(create);
    describeNotices(create);
  });
}
