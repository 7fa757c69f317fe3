import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import type {
  Notice,
  NoticeEvent,
  PatternRecord,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { isPublic } from '../service/Permitted';

/** Longest text of a notification, in characters. */
const MAX_TEXT = 2_000;

const topics: Record<NoticeEvent, string> = {
  published: 'new-version',
  deprecated: 'deprecation',
  revoked: 'revocation',
};

/** What a notice says, of what is still so. */
export type NoticeContent = {
  notice: Notice;
  pattern: PatternRecord;
  /** The versions of the notice that are in the state that it tells of. */
  versions: VersionRecord[];
  /** Every version of the pattern. */
  all: VersionRecord[];
};

/** The notification of a notice, the same for everybody. */
export function describeNotice(content: NoticeContent): NotificationPayload {
  const { notice } = content;
  const { event, id } = notice;
  const text =
    event === 'published'
      ? describePublished(content)
      : describeRetired(content);
  return {
    title: titleOf(content),
    description: shorten(text.filter(Boolean).join('\n\n')) || undefined,
    link: linkOf(content),
    severity: event === 'revoked' ? 'high' : 'normal',
    topic: topics[event],
    scope: `patterns:${id}`,
  };
}

function titleOf({ notice, pattern, versions, all }: NoticeContent): string {
  const { event } = notice;
  const { title } = pattern;
  const [{ version }] = versions;
  if (event === 'published') return `${title} ${version} is published`;
  const wasOffered = all.filter(
    each => isPublic(each) || each.state === 'revoked',
  );
  const isWhole =
    wasOffered.length > 1 && wasOffered.every(({ state }) => state === event);
  if (isWhole) return `${title} is ${event}`;
  return versions.length === 1
    ? `${title} ${version} is ${event}`
    : `${title}: ${versions.length} versions are ${event}`;
}

function describePublished({ pattern, versions, all }: NoticeContent) {
  const [{ notes }] = versions;
  const isFirst = all.filter(isPublic).length === 1;
  return [
    isFirst ? pattern.description : '',
    notes ? `What is new:\n${notes}` : '',
  ];
}

function describeRetired({ versions }: NoticeContent) {
  // The last one was retired last: its reason is that of the act.
  const { retirement } = versions[versions.length - 1];
  const names = versions.map(({ version }) => version).join(', ');
  return [
    retirement ? `Reason: ${retirement.reason}` : '',
    retirement?.successor ? `Use ${retirement.successor} instead.` : '',
    versions.length > 1 ? `Versions: ${names}` : '',
  ];
}

/** Within the portal; what nobody may see any more has no page of its own. */
function linkOf({ pattern, versions, all }: NoticeContent): string {
  const page = (name: string) => `/patterns/${encodeURIComponent(name)}`;
  if (all.some(isPublic)) return page(pattern.name);
  const successor = versions[versions.length - 1].retirement?.successor;
  return successor ? page(successor) : '/patterns';
}

function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}
