/** Documents that a search looks into, by their path in the bundle. */
export const searchedDocuments = ['README.md', 'USAGE.md'] as const;

/** Characters of each document that are searched. */
export const MAX_DOCUMENT_LENGTH = 20_000;

/** The searched part of each document that there is. */
export function searchedTexts(content: ReadonlyMap<string, Buffer>): string[] {
  return searchedDocuments.map(path =>
    (content.get(path)?.toString('utf8') ?? '').slice(0, MAX_DOCUMENT_LENGTH),
  );
}
