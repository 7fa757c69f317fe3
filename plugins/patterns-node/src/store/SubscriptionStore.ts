import type {
  SubscriptionKind,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { Lease } from './PatternStore';

/** What a subscription is about; the id of `all` is `all`. @public */
export type SubscriptionSubject = {
  kind: SubscriptionKind;
  /**
   * Name of a pattern, entity ref of an owner in lower case, or id of an
   * attribute in upper case.
   */
  id: string;
};

/** Something that a person follows. Times are ISO 8601 in UTC. @public */
export type SubscriptionRecord = SubscriptionSubject & {
  /** Entity ref of the user. */
  subscriber: string;
  createdAt: string;
};

/** What subscribers are told of. @public */
export type NoticeEvent = 'published' | 'deprecated' | 'revoked';

/**
 * Something that subscribers are to be told: a version was published, or what
 * one person deprecated or revoked of a pattern at once.
 * @public
 */
export type Notice = {
  /** Unique, and the same whoever tells of it. */
  id: string;
  patternName: string;
  /** In the order in which it happened; at least one. */
  versions: string[];
  event: NoticeEvent;
  /** Entity ref of who did it. */
  actor: string;
  /** When it began. */
  at: string;
};

/** Most things that one person follows. @public */
export const MAX_SUBSCRIPTIONS = 500;

/**
 * What is deprecated or revoked of one pattern by one person, each within this
 * time of the one before, is one notice. In milliseconds.
 * @public
 */
export const NOTICE_PAUSE_MS = 10_000;

/** What subscribers are told of a step; undefined when they are not. @public */
export function noticeEventOf(
  from: VersionState,
  to: VersionState,
): NoticeEvent | undefined {
  if (from === 'publishing' && to === 'published') return 'published';
  if (from === 'published' && to === 'deprecated') return 'deprecated';
  // Also from `published`, should that be one step some day.
  return to === 'revoked' ? 'revoked' : undefined;
}

/** When a notice that a step made is due. @public */
export function noticeDueAt(event: NoticeEvent, at: string): string {
  const pause = event === 'published' ? 0 : NOTICE_PAUSE_MS;
  return new Date(Date.parse(at) + pause).toISOString();
}

/** The identity of a notice that begins with a step. @public */
export function noticeId(
  event: NoticeEvent,
  step: { patternName: string; version: string; at: string },
): string {
  return [step.patternName, step.version, event, step.at].join('/');
}

/**
 * Keeps who follows what, and what they are still to be told. A transition to
 * `published` from `publishing`, to `deprecated` from `published` and to
 * `revoked` records its notice in its own transaction.
 * @public
 */
export interface SubscriptionStore {
  /** What a person follows, by kind and id. */
  listSubscriptions(subscriber: string): Promise<SubscriptionRecord[]>;
  /**
   * The same again changes nothing.
   * @throws ConflictError when a person follows {@link MAX_SUBSCRIPTIONS}
   * things already.
   */
  subscribe(
    subscriber: string,
    subject: SubscriptionSubject,
  ): Promise<SubscriptionRecord>;
  /** Nothing happens when there is no such subscription. */
  unsubscribe(subscriber: string, subject: SubscriptionSubject): Promise<void>;

  /**
   * Leases notices that are due and that nobody holds, longest waiting first.
   * Nothing is added to a notice that was leased once.
   */
  claimNotices(lease: Lease, limit: number): Promise<Notice[]>;
  /** Prolongs a lease; false when it was lost. */
  renewNoticeLease(id: string, lease: Lease): Promise<boolean>;
  /** Gives a lease back; the notice is due again at a time, or at once. */
  releaseNotice(id: string, holder: string, dueAt?: Date): Promise<void>;
  /** A notice is done, and forgotten with whom it went to. Nothing happens when the lease was lost. */
  finishNotice(id: string, holder: string): Promise<void>;

  /**
   * Some of those who follow one of these subjects and were not told of a
   * notice yet, each once, in the order of their entity refs.
   *
   * @param after - only those whose entity ref follows this one
   */
  listRecipients(
    noticeId: string,
    subjects: SubscriptionSubject[],
    limit: number,
    after?: string,
  ): Promise<string[]>;
  /** Records who was told; the same again changes nothing. Nothing happens when the notice is done. */
  recordDeliveries(noticeId: string, recipients: string[]): Promise<void>;
}
