import { createBackendModule } from '@backstage/backend-plugin-api';
import type { SyncDrift } from '@apo/backstage-plugin-patterns-common';
import {
  AttributeSyncError,
  patternsAttributeSyncExtensionPoint,
  type AttributeRecord,
  type AttributeSync,
  type PublishedPattern,
  type SyncedEstate,
} from '@apo/backstage-plugin-patterns-node';

/**
 * An AWS in memory that attributes are brought to, and that fails when told.
 * What one does by hand goes into `attributes` and `patterns`.
 */
export class MemoryAws implements AttributeSync {
  readonly name = 'memory';
  readonly limits: AttributeSync['limits'] = {};
  readonly attributes = new Map<string, string>();
  readonly patterns = new Map<string, string>();
  /** Why nothing can be done; undefined when it can. */
  failure?: { message: string; retryable: boolean; afterwards?: boolean };
  refusal?: string;

  checkAttribute() {
    return this.refusal;
  }

  async syncAttribute(id: string, attribute: AttributeRecord | undefined) {
    await this.call(() => {
      if (attribute) this.attributes.set(id, describe(attribute));
      else this.attributes.delete(id);
    });
  }

  async syncPattern({ name, attributes }: PublishedPattern) {
    await this.call(() => this.patterns.set(name, JSON.stringify(attributes)));
  }

  async compare(estate: SyncedEstate) {
    const drift: SyncDrift[] = [];
    await this.call(async () => {
      const orphans = new Set(this.attributes.keys());
      for await (const attribute of estate.attributes()) {
        const { id } = attribute;
        const there = this.attributes.get(id);
        const here = describe(attribute);
        orphans.delete(id);
        if (there === here) continue;
        drift.push(driftOf(id, there ? 'changed' : 'missing', here, there));
      }
      for (const id of orphans) {
        drift.push(driftOf(id, 'orphaned', undefined, this.attributes.get(id)));
      }
    });
    const used = this.attributes.size;
    return { drift, quotas: [{ name: 'attributes', used, limit: 100 }] };
  }

  /** The module that brings it to the back end. */
  get feature() {
    return createBackendModule({
      pluginId: 'patterns',
      moduleId: 'memory-aws',
      register: ({ registerInit }) =>
        registerInit({
          deps: { sync: patternsAttributeSyncExtensionPoint },
          init: async ({ sync }) => sync.setAttributeSync(this),
        }),
    });
  }

  private async call(effect: () => unknown) {
    const { failure } = this;
    if (!failure || failure.afterwards) await effect();
    if (failure) {
      const { message, retryable } = failure;
      throw new AttributeSyncError(message, { retryable });
    }
  }
}

function describe({ key, value, description }: AttributeRecord): string {
  return `${key}=${value} ${description}`;
}

function driftOf(
  id: string,
  kind: SyncDrift['kind'],
  here?: string,
  there?: string,
): SyncDrift {
  const subject = { kind: 'attribute' as const, id };
  return { subject, kind, resource: id, here, there, repairable: true };
}
