// Not `{ z }`, of which a bundle takes all, translations included.
import * as z from 'zod';
import type { SyncJob } from '@apo/backstage-plugin-patterns-node';
import { parseBody, writeBody } from './parseBody';
import { MESSAGE_VERSION, requestFields } from './requestFields';

const attribute = z.object({
  id: z.string(),
  key: z.string(),
  value: z.string(),
  description: z.string(),
  metadata: z.record(z.string(), z.string()),
  revision: z.int(),
  createdBy: z.string(),
  createdAt: z.string(),
  updatedBy: z.string(),
  updatedAt: z.string(),
});

// What else a publication says goes along: a target may need it one day.
const publication = z.looseObject({
  targetName: z.string(),
  target: z.enum(['service-catalog', 'codeartifact']),
  publishedAt: z.string(),
  digest: z.string(),
  accountId: z.string(),
  region: z.string(),
});

const pattern = z.object({
  name: z.string(),
  type: z.enum(['CFN', 'CDK']),
  attributes: z.record(z.string(), z.array(z.string())),
  publications: z.array(publication).min(1),
});

const job = z.object({
  ...requestFields,
  expiresAt: z.iso.datetime(),
  content: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('attribute'),
      attribute: attribute.optional(),
    }),
    z.object({ kind: z.literal('pattern'), pattern }),
  ]),
});

/** The body of a job's message. @public */
export function writeJob(content: SyncJob): string {
  return writeBody(job, { version: MESSAGE_VERSION, ...content });
}

/**
 * Reads the body of a job's message.
 *
 * @throws Error that names the fields that are wrong.
 * @public
 */
export function readJob(body: string): SyncJob {
  const { version, ...content } = parseBody(job, body, 'job');
  return content;
}
