import { Readable } from 'node:stream';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import { patternReadPermission } from '@apo/backstage-plugin-patterns-common';
import { noPatterns } from '../documents/noPatterns';
import {
  PATTERNS_DOCUMENT_TYPE,
  type PatternDocument,
} from '../documents/PatternDocument';
import { toPatternDocument } from '../documents/toPatternDocument';
import type { SearchDocumentsReader } from './SearchDocumentsReader';

/** Gives a search engine every published pattern; each is shown to those who may read it. */
export class PatternsCollatorFactory implements DocumentCollatorFactory {
  readonly type = PATTERNS_DOCUMENT_TYPE;
  readonly visibilityPermission = patternReadPermission;

  constructor(private readonly reader: SearchDocumentsReader) {}

  async getCollator(): Promise<Readable> {
    return Readable.from(this.documents());
  }

  /** @throws when a page could not be read: the engine then keeps what it has */
  private async *documents(): AsyncGenerator<PatternDocument> {
    let found = 0;
    for await (const page of this.reader.pages()) {
      found += page.length;
      yield* page.map(toPatternDocument);
    }
    if (!found) yield noPatterns;
  }
}
