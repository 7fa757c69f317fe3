import limiter from 'p-limit';
import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SearchDocument } from '@apo/backstage-plugin-patterns-common';
import {
  readBundleFiles,
  type BundleStore,
  type PatternRecord,
  type PatternStore,
  type StorePage,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import type { PatternAccess } from '../service/PatternAccess';
import { isPublic } from '../service/Permitted';
import { KnownContents, type SearchedContent } from './KnownContents';
import { plainText } from './plainText';
import { resourceTypesOf } from './resourceTypesOf';
import { searchedDocuments, searchedTexts } from './searchedDocuments';

/** Bundles that are read at once, by all calls together. */
const CONCURRENCY = 4;
/** What is kept of them in memory: some 10,000 patterns. */
const KNOWN_BYTES = 24 * 1024 * 1024;

/** Tells a search engine what there is to find. */
export class SearchDocumentService {
  private readonly known = new KnownContents(KNOWN_BYTES);
  private readonly inTurn = limiter(CONCURRENCY);

  constructor(
    private readonly options: {
      store: PatternStore;
      bundles: BundleStore;
      access: PatternAccess;
      logger: LoggerService;
    },
  ) {}

  /** Of the patterns that have a version to use, by name; a page may hold fewer than asked for. */
  async list(
    page: { limit: number; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<StorePage<SearchDocument>> {
    const { store, access } = this.options;
    const { filter } = await access.visibility(credentials);
    const { items, nextCursor } = await store.listPatterns({
      ...page,
      sort: 'name',
      order: 'asc',
      lifecycle: ['active', 'deprecated'],
      visibility: { unpublished: false, filter },
    });
    const documents = await Promise.all(
      items.map(pattern => this.inTurn(() => this.documentOf(pattern))),
    );
    return { items: documents.flatMap(each => each ?? []), nextCursor };
  }

  private async documentOf(
    pattern: PatternRecord,
  ): Promise<SearchDocument | undefined> {
    const { name, latestVersion } = pattern;
    if (!latestVersion) return undefined;
    const ref = { patternName: name, version: latestVersion };
    const version = await this.options.store.getVersion(ref);
    // Revoked since the page was read.
    if (!version || !isPublic(version)) return undefined;
    const { title, type, description, owner, lifecycle, attributes } = pattern;
    return {
      name,
      title,
      type,
      description,
      owner,
      lifecycle,
      latestVersion,
      attributes,
      updatedAt: pattern.updatedAt,
      ...(await this.contentOf(version)),
    };
  }

  private async contentOf(version: VersionRecord): Promise<SearchedContent> {
    const { patternName, digest } = version;
    const found = await this.known.get(patternName, digest);
    if (found) return found;
    const { store } = this.options;
    const resourceTypes = resourceTypesOf(
      await store.getReport(version, digest),
    );
    const text = await this.readText(version);
    // One bundle that cannot be read must not hold up what is new of all others.
    if (text === undefined) return { text: '', resourceTypes };
    await this.known.set(patternName, digest, { text, resourceTypes });
    return { text, resourceTypes };
  }

  /** Undefined when it could not be read, this time. */
  private async readText(version: VersionRecord): Promise<string | undefined> {
    const { patternName, digest, files } = version;
    const { bundles, logger } = this.options;
    const paths = searchedDocuments.filter(path =>
      files.some(file => file.path === path),
    );
    if (!paths.length) return '';
    try {
      const content = await readBundleFiles(await bundles.open(digest), paths);
      return searchedTexts(content).map(plainText).join(' ').trim();
    } catch (error) {
      logger.warn(
        `Search does not find ${patternName} ${version.version} by its documents, which could not be read; it is tried again with the next reading`,
        toError(error),
      );
      return undefined;
    }
  }
}
