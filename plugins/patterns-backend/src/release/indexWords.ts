import type { Report } from '@apo/backstage-plugin-patterns-common';
import type { BundleContent } from '@apo/backstage-plugin-patterns-node';

/** Documents that a search looks into, by their path in the bundle. */
const searchedDocuments = ['README.md', 'USAGE.md'];
/** Characters of each document that are searched. */
const MAX_DOCUMENT_LENGTH = 20_000;

/** What a pattern is found by, beside its name, title and description. */
export function indexWords(content: BundleContent, report?: Report) {
  const documents = searchedDocuments.map(path =>
    (content.get(path)?.toString('utf8') ?? '').slice(0, MAX_DOCUMENT_LENGTH),
  );
  const resources = report?.templates.flatMap(t => t.resources) ?? [];
  return {
    text: documents.join('\n'),
    resourceTypes: [...new Set(resources.map(r => r.type))].sort(),
  };
}
