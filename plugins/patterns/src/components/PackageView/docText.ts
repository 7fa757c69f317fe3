/** The text of a documentation comment, with the names that its links show. */
export function docText(comment: string): string {
  return comment.replace(
    /\{@link(?:code|plain)?\s+([^}|\s]+)(?:[\s|]+([^}]*))?\}/g,
    (_link, target: string, label?: string) => label?.trim() || target,
  );
}

/** A default as `@default` says it; the convention `- in words` loses its dash. */
export function defaultText(said: string): string {
  return docText(said).replace(/^-\s+/, '');
}
