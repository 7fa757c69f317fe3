import type { z } from 'zod';

/**
 * Reads the body of a message.
 *
 * @param what - as people call it, such as "job"
 * @throws Error that names the fields that are wrong, and quotes no content.
 */
export function parseBody<T>(
  schema: z.ZodType<T>,
  body: string,
  what: string,
): T {
  const { success, data, error } = schema.safeParse(parseJson(body));
  if (success) return data;
  const problems = error.issues.map(
    ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
  );
  throw new Error(
    `The message is no ${what} of attribute sync: ${problems.join('; ')}`,
  );
}

/** Writes the body of a message as SQS takes it. */
export function writeBody<T>(schema: z.ZodType<T>, content: T): string {
  // Of what JSON leaves as it is, SQS refuses two characters (SQS API,
  // SendMessage), and its own error text names those beyond U+FFFF too.
  return JSON.stringify(schema.parse(content)).replace(
    /[\ud800-\udfff\ufffe\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16)}`,
  );
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
