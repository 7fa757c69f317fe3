import { createHash } from 'node:crypto';
import type { SyncSubject } from '@apo/backstage-plugin-patterns-common';
import type { SyncJob } from '@apo/backstage-plugin-patterns-node';

/** What SQS takes as an id (SQS API, SendMessage, MessageGroupId). */
const ID = /^[\w!"#$%&'()*+,\-./:;<=>?@[\\\]^`{|}~]{1,128}$/;

/** Jobs of one subject are one group, so they keep their order. */
export function messageGroupId({ kind, id }: SyncSubject): string {
  const name = `${kind}/${id}`;
  return ID.test(name) ? name : `${kind}/${sha256(id)}`;
}

/** An attempt that is sent twice is done once. */
export function deduplicationId(job: SyncJob): string {
  const { subject, generation, attempts, holder } = job;
  const { kind, id } = subject;
  return sha256(JSON.stringify([kind, id, generation, attempts, holder]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
