// Not `{ z }`, of which a bundle takes all, translations included.
import * as z from 'zod';
import type { SyncResult } from '@apo/backstage-plugin-patterns-node';
import { parseBody, writeBody } from './parseBody';
import { MESSAGE_VERSION, requestFields } from './requestFields';

const result = z.object({
  ...requestFields,
  outcome: z.discriminatedUnion('done', [
    z.object({ done: z.literal(true) }),
    z.object({
      done: z.literal(false),
      message: z.string(),
      retryable: z.boolean(),
    }),
  ]),
});

/** The body of a result's message. @public */
export function writeResult(content: SyncResult): string {
  return writeBody(result, { version: MESSAGE_VERSION, ...content });
}

/**
 * Reads the body of a result's message.
 *
 * @throws Error that names the fields that are wrong.
 * @public
 */
export function readResult(body: string): SyncResult {
  const { version, ...content } = parseBody(result, body, 'result');
  return content;
}
