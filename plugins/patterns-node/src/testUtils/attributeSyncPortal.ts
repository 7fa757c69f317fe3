import type {
  PatternAttributes,
  SyncDrift,
  SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import type { AttributeRecord } from '../store/AttributeStore';
import type { PublishedPattern } from '../store/PatternStore';
import {
  AttributeSyncError,
  type AttributeSync,
  type SyncedEstate,
} from '../sync/AttributeSync';
import type { SyncScene } from './attributeSyncScene';

/** Times that a subject is tried before a test gives up. */
const MAX_ATTEMPTS = 4;
const never = new AbortController().signal;

/** A portal as a sync sees it: what it has, and what it asks to be brought to AWS. */
export class SyncedPortal implements SyncedEstate {
  private readonly attributesById = new Map<string, AttributeRecord>();
  private readonly patternsByName = new Map<string, PublishedPattern>();
  private readonly touched = new Map<string, SyncSubject>();
  /** Failures that were worth a retry. */
  failures = 0;

  constructor({ published }: Pick<SyncScene, 'published'>) {
    for (const pattern of published) {
      this.patternsByName.set(pattern.name, { ...pattern, attributes: {} });
    }
  }

  /** Creates or changes an attribute. */
  write(key: string, value: string, description = '') {
    const id = `${key}:${value}`.toLocaleUpperCase('en-US');
    const before = this.attributesById.get(id);
    const revision = (before?.revision ?? 0) + 1;
    this.attributesById.set(id, {
      id,
      key,
      value,
      description,
      metadata: { contact: 'team@example.com', tier: String(revision) },
      revision,
      createdBy: 'user:default/admin',
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedBy: 'user:default/admin',
      updatedAt: `2026-01-01T00:00:0${revision}.000Z`,
    });
    this.touch({ kind: 'attribute', id });
  }

  delete(id: string) {
    this.attributesById.delete(id);
    this.touch({ kind: 'attribute', id });
  }

  /** Gives every pattern these attributes. */
  assign(attributes: PatternAttributes) {
    for (const pattern of this.patternsByName.values()) {
      this.patternsByName.set(pattern.name, { ...pattern, attributes });
      this.touch({ kind: 'pattern', id: pattern.name });
    }
  }

  async *attributes() {
    yield* this.attributesById.values();
  }

  async *patterns() {
    yield* this.patternsByName.values();
  }

  /** Every subject that was ever changed, patterns first. */
  subjects(): SyncSubject[] {
    return [...this.touched.values()].sort((one, other) =>
      other.kind.localeCompare(one.kind),
    );
  }

  /** Brings everything to AWS as the back end does: what may pass is tried again. */
  async bring(
    sync: AttributeSync,
    subjects: SyncSubject[] = this.subjects(),
    signal: AbortSignal = never,
  ) {
    for (const subject of subjects) {
      await this.retry(() => this.bringOne(sync, subject, signal));
    }
  }

  async compare(sync: AttributeSync, signal: AbortSignal = never) {
    return this.retry(() => sync.compare(this, signal));
  }

  /** Brings to AWS what a comparison says can be mended, again and again; gives what still differs. */
  async repair(sync: AttributeSync): Promise<SyncDrift[]> {
    let left = (await this.compare(sync)).drift;
    for (let round = 0; left.length && round < MAX_ATTEMPTS; round++) {
      const mendable = left.filter(({ repairable }) => repairable);
      await this.bring(
        sync,
        mendable.map(({ subject }) => subject),
      );
      left = (await this.compare(sync)).drift;
    }
    return left;
  }

  private touch(subject: SyncSubject) {
    this.touched.set(`${subject.kind}.${subject.id}`, subject);
  }

  private async bringOne(
    sync: AttributeSync,
    { kind, id }: SyncSubject,
    signal: AbortSignal,
  ) {
    if (kind === 'attribute') {
      await sync.syncAttribute(id, this.attributesById.get(id), signal);
      return;
    }
    const pattern = this.patternsByName.get(id);
    if (pattern) await sync.syncPattern(pattern, signal);
  }

  private async retry<T>(attempt: () => Promise<T>): Promise<T> {
    for (let left = MAX_ATTEMPTS; ; left--) {
      try {
        return await attempt();
      } catch (error) {
        const mayPass =
          error instanceof AttributeSyncError && error.retryable && left > 1;
        if (!mayPass) throw error;
        this.failures += 1;
      }
    }
  }
}

/** What becomes of the attributes of a portal, a phase at a time. */
export const phases: Record<
  'first' | 'later' | 'last',
  (portal: SyncedPortal) => void
> = {
  first: portal => {
    portal.write('Stage', 'Prod', 'For customers');
    portal.write('Data', 'PII', 'Personal data');
    portal.write('Data', 'Public');
    portal.assign({ Stage: ['Prod'], Data: ['PII', 'Public'] });
  },
  later: portal => {
    portal.write('Data', 'Public', 'For everybody');
    portal.write('Stage', 'Test');
    portal.assign({ Stage: ['Test'], Data: ['Public'] });
    portal.delete('STAGE:PROD');
  },
  last: portal => {
    portal.assign({});
    for (const id of ['STAGE:TEST', 'DATA:PII', 'DATA:PUBLIC']) {
      portal.delete(id);
    }
  },
};
