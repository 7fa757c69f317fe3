import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  attributeReadPermission,
  checkOwner,
  patternSubscribePermission,
  type FieldProblem,
  type Subscription,
  type SubscriptionKind,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternStore,
  SubscriptionRecord,
  SubscriptionSubject,
} from '@apo/backstage-plugin-patterns-node';
import { absence } from '../service/absence';
import { FieldError } from '../service/FieldError';
import { HiddenError } from '../service/HiddenError';
import type { PatternAccess } from '../service/PatternAccess';
import { canSee, readPermitted } from '../service/Permitted';

const notAll: FieldProblem = {
  field: 'id',
  rule: 'is all for the kind all',
  fix: 'use /subscriptions/all/all',
};

/** What people follow, each for themselves. */
export class SubscriptionService {
  constructor(
    private readonly options: {
      store: PatternStore;
      access: PatternAccess;
      /** Whether patterns alone can be followed. */
      onlyPatterns: boolean;
    },
  ) {}

  async list(
    subscriber: string,
    credentials: BackstageCredentials,
  ): Promise<{ items: Subscription[] }> {
    const { store, access } = this.options;
    await access.visibility(credentials);
    const records = await store.listSubscriptions(subscriber);
    return { items: records.map(toSubscription) };
  }

  /**
   * @throws FieldError for an id that cannot be one of its kind, NotFoundError
   * when there is none that the subscriber may see, ConflictError when they
   * follow too much.
   */
  async subscribe(
    subscriber: string,
    subject: SubscriptionSubject,
    credentials: BackstageCredentials,
  ): Promise<Subscription> {
    const named = toSubject(subject.kind, subject.id);
    await this.demand(named, credentials);
    return toSubscription(
      await this.options.store.subscribe(subscriber, named),
    );
  }

  /** Also of what is not there any more, or may not be seen any more. */
  async unsubscribe(
    subscriber: string,
    subject: SubscriptionSubject,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { store, access } = this.options;
    await access.visibility(credentials);
    const named = toSubject(subject.kind, subject.id);
    await store.unsubscribe(subscriber, named);
  }

  private async demand(
    { kind, id }: SubscriptionSubject,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { store, access, onlyPatterns } = this.options;
    if (kind === 'pattern') {
      await this.demandPattern(id, credentials);
      return;
    }
    if (onlyPatterns) {
      throw new NotAllowedError(
        'This portal lets people follow patterns alone (patterns.subscriptions.onlyPatterns): follow the patterns that you use',
      );
    }
    const visibility = await access.visibility(credentials);
    if (kind !== 'attribute') return;
    await access.demandBasic(attributeReadPermission, credentials);
    if (await store.getAttribute(id, visibility)) return;
    throw new NotFoundError(`There is no attribute ${id}`);
  }

  private async demandPattern(
    name: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { store, access } = this.options;
    const [pattern, versions, may] = await Promise.all([
      store.getPattern(name),
      store.getVersions(name),
      readPermitted(access, name, credentials),
    ]);
    if (!pattern) throw new NotFoundError(absence(name));
    const isBare = !versions.length && may.read && may.readUnpublished;
    if (!isBare && !versions.some(version => canSee(version, may))) {
      throw new HiddenError(absence(name));
    }
    await access.demand(patternSubscribePermission, name, credentials);
  }
}

/** A subject as it is stored. */
function toSubject(kind: SubscriptionKind, id: string): SubscriptionSubject {
  switch (kind) {
    case 'owner': {
      const problem = checkOwner(id);
      if (problem) throw new FieldError([{ ...problem, field: 'id' }]);
      const ref = stringifyEntityRef(parseEntityRef(id));
      return { kind, id: ref.toLocaleLowerCase('en-US') };
    }
    case 'attribute':
      return { kind, id: id.toLocaleUpperCase('en-US') };
    case 'all':
      if (id !== 'all') throw new FieldError([notAll]);
      return { kind, id };
    default:
      return { kind, id };
  }
}

function toSubscription({
  kind,
  id,
  createdAt,
}: SubscriptionRecord): Subscription {
  return { kind, id, createdAt };
}
