import { setTimeout } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { attributeIdsOf } from '@apo/backstage-plugin-patterns-common';
import type {
  Notice,
  PatternRecord,
  PatternStore,
  SubscriptionSubject,
} from '@apo/backstage-plugin-patterns-node';
import { describeNotice, type NoticeContent } from './describeNotice';

/** People who are told before that is recorded. */
const BATCH = 20;
/** People who are told at once. */
const AT_ONCE = 10;
/** A notice that could not be sent is tried again after this, in milliseconds. */
const RETRY_MS = 30_000;
/** A notice that could not be sent for this long is given up, in milliseconds. */
const GIVE_UP_MS = 3 * 24 * 3600_000;
/**
 * A notification is taken before its mail is handed over: a delivery is recorded
 * when that has had the time to happen, in milliseconds. Whatever is killed
 * before is sent again, and mails know that they were handed over.
 */
const SETTLE_MS = 1_000;

/** What it takes to tell subscribers. */
export type TellOptions = {
  store: PatternStore;
  notifications: NotificationService;
  logger: LoggerService;
  /** Whether only those are told who follow the pattern itself. */
  onlyPatterns: boolean;
  settleMs?: number;
};

/**
 * Tells everybody who follows what a notice is about, each of them once, and
 * never who did it. It can be killed anywhere and be done again.
 */
export function createTellSubscribers(options: TellOptions) {
  const { store, logger } = options;
  return async (notice: Notice, signal: AbortSignal, holder: string) => {
    try {
      const content = await readContent(store, notice);
      if (content) await tellAll(options, content, signal);
      if (signal.aborted) return;
      await store.finishNotice(notice.id, holder);
    } catch (error) {
      if (signal.aborted) return;
      const age = Date.now() - Date.parse(notice.at);
      if (age > GIVE_UP_MS) {
        logger.error(`The notice ${notice.id} is given up`, toError(error));
        await store.finishNotice(notice.id, holder);
        return;
      }
      logger.warn(`The notice ${notice.id} will be sent again`, toError(error));
      const dueAt = new Date(Date.now() + RETRY_MS);
      await store.releaseNotice(notice.id, holder, dueAt);
    }
  };
}

/** Undefined when nothing of it is so any more: a later notice says what is. */
async function readContent(
  store: PatternStore,
  notice: Notice,
): Promise<NoticeContent | undefined> {
  const [pattern, all] = await Promise.all([
    store.getPattern(notice.patternName),
    store.getVersions(notice.patternName),
  ]);
  const versions = notice.versions.flatMap(name =>
    all.filter(
      ({ version, state }) => version === name && state === notice.event,
    ),
  );
  if (!pattern || !versions.length) return undefined;
  return { notice, pattern, versions, all };
}

async function tellAll(
  options: TellOptions,
  content: NoticeContent,
  signal: AbortSignal,
): Promise<void> {
  const { store, onlyPatterns } = options;
  const { id, actor } = content.notice;
  const subjects = subjectsOf(content.pattern, onlyPatterns);
  const payload = describeNotice(content);
  let after: string | undefined;
  let failure: unknown;
  while (!signal.aborted) {
    const some = await store.listRecipients(id, subjects, BATCH, after);
    if (!some.length) break;
    after = some[some.length - 1];
    const recipients = some.filter(recipient => recipient !== actor);
    const to = { id, payload, recipients };
    const { told, failures } = await tellSome(options, to, signal);
    failure ??= failures[0];
    // Somebody who cannot be told keeps nobody else waiting.
    if (failures.length && !told.length) break;
  }
  if (failure) throw failure;
}

/** Tells some people at the same time, and records whom it told. */
async function tellSome(
  { store, notifications, settleMs = SETTLE_MS }: TellOptions,
  to: { id: string; payload: NotificationPayload; recipients: string[] },
  signal: AbortSignal,
): Promise<{ told: string[]; failures: unknown[] }> {
  const waiting = [...to.recipients];
  const told: string[] = [];
  const failures: unknown[] = [];
  const tell = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (signal.aborted) return;
      const recipients = { type: 'entity' as const, entityRef: next };
      try {
        await notifications.send({ recipients, payload: to.payload });
        told.push(next);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, tell));
  if (told.length) {
    await setTimeout(settleMs, undefined, { signal });
    await store.recordDeliveries(to.id, told);
  }
  return { told, failures };
}

/** Whatever follows one of these follows the pattern. */
function subjectsOf(
  { name, owner, attributes }: PatternRecord,
  onlyPatterns: boolean,
): SubscriptionSubject[] {
  const pattern = { kind: 'pattern', id: name } as const;
  if (onlyPatterns) return [pattern];
  return [
    pattern,
    { kind: 'owner', id: owner.toLocaleLowerCase('en-US') },
    ...attributeIdsOf(attributes).map(
      id => ({ kind: 'attribute', id } as const),
    ),
    { kind: 'all', id: 'all' },
  ];
}
