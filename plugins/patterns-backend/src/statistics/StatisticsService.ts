import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  statisticsReadPermission,
  type Statistics,
} from '@apo/backstage-plugin-patterns-common';
import type { StatisticsStore } from '@apo/backstage-plugin-patterns-node';
import type { PatternAccess } from '../service/PatternAccess';
import { VisibilityCache } from '../service/VisibilityCache';

/** How long figures are kept, in milliseconds. */
const FRESH_MS = 60_000;

/** Figures over all patterns, for administrators. */
export class StatisticsService {
  private readonly access: PatternAccess;
  private readonly cache: VisibilityCache<Statistics>;

  constructor(options: { store: StatisticsStore; access: PatternAccess }) {
    const { store, access } = options;
    this.access = access;
    this.cache = new VisibilityCache(FRESH_MS, async visibility => {
      const now = new Date();
      const figures = await store.getStatistics({ now, visibility });
      return { at: now.toISOString(), ...figures };
    });
  }

  /**
   * Counts are over everything; patterns are named that the caller may see.
   *
   * @throws NotAllowedError that names the permission.
   */
  async getStatistics(credentials: BackstageCredentials): Promise<Statistics> {
    await this.access.demandBasic(statisticsReadPermission, credentials);
    return this.cache.get(await this.access.visibility(credentials));
  }
}
