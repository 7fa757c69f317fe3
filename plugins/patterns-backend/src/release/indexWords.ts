import {
  abbreviationsIn,
  type Report,
} from '@apo/backstage-plugin-patterns-common';
import type { BundleContent } from '@apo/backstage-plugin-patterns-node';
import { resourceTypesOf } from '../search/resourceTypesOf';
import { searchedTexts } from '../search/searchedDocuments';

/** What a pattern is found by, beside its name, title and description. */
export function indexWords(content: BundleContent, report?: Report) {
  const text = searchedTexts(content).join('\n');
  return {
    // First, as only so many words are kept.
    text: [...abbreviationsIn(text), text].join('\n'),
    resourceTypes: resourceTypesOf(report),
  };
}
