// Not `{ z }`, of which a bundle takes all, translations included.
import * as z from 'zod';

/** Version of the messages. Raised when a reader of this one would be wrong. */
export const MESSAGE_VERSION = 1;

/** What jobs and results say of their request. */
export const requestFields = {
  version: z.literal(MESSAGE_VERSION),
  subject: z.object({
    kind: z.enum(['attribute', 'pattern']),
    id: z.string().min(1),
  }),
  generation: z.int().min(0),
  attempts: z.int().min(0),
  holder: z.string().min(1),
};
