import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  patternCreatePermission,
  type Starter,
} from '@apo/backstage-plugin-patterns-common';
import type { PatternAccess } from '../service/PatternAccess';

/** Facts about a starter, beside its files. */
const METADATA_FILE = 'pattern.yaml';

const metadataSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  version: z.string(),
  type: z.enum(['CFN', 'CDK']),
});

type LoadedStarter = Starter & { content: Map<string, Buffer> };

/** Skeletons that a pattern can start from: the folders below one folder. */
export class StarterService {
  private loaded?: Promise<LoadedStarter[]>;

  constructor(
    private readonly options: { access: PatternAccess; folder?: string },
  ) {}

  async list(credentials: BackstageCredentials): Promise<Starter[]> {
    await this.options.access.demandBasic(patternCreatePermission, credentials);
    return (await this.load()).map(
      ({ content: _content, ...starter }) => starter,
    );
  }

  /** @throws NotFoundError when there is no such starter or file. */
  async getFile(
    name: string,
    file: string,
    credentials: BackstageCredentials,
  ): Promise<Buffer> {
    await this.options.access.demandBasic(patternCreatePermission, credentials);
    const starter = (await this.load()).find(s => s.name === name);
    const bytes = starter?.content.get(file);
    if (!bytes) {
      throw new NotFoundError(
        `There is no file ${JSON.stringify(file)} in a starter ${JSON.stringify(
          name,
        )}`,
      );
    }
    return bytes;
  }

  private load(): Promise<LoadedStarter[]> {
    this.loaded ??= loadStarters(this.options.folder).catch(error => {
      this.loaded = undefined;
      throw error;
    });
    return this.loaded;
  }
}

async function loadStarters(folder?: string): Promise<LoadedStarter[]> {
  if (!folder) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries
    .filter(e => e.isDirectory())
    .map(e => e.name)
    .sort();
  return Promise.all(folders.map(name => loadStarter(path.join(folder, name))));
}

async function loadStarter(folder: string): Promise<LoadedStarter> {
  const text = await readFile(path.join(folder, METADATA_FILE), 'utf8');
  const metadata = metadataSchema.safeParse(parse(text));
  if (!metadata.success) {
    throw new InputError(
      `${path.basename(folder)}/${METADATA_FILE}: ${z.prettifyError(
        metadata.error,
      )}`,
    );
  }
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries
    .filter(e => e.isFile())
    .map(e => path.relative(folder, path.join(e.parentPath, e.name)))
    .filter(file => file !== METADATA_FILE)
    .sort();
  const content = new Map<string, Buffer>();
  for (const file of files) {
    content.set(
      file.split(path.sep).join('/'),
      await readFile(path.join(folder, file)),
    );
  }
  return {
    ...metadata.data,
    content,
    files: [...content].map(([file, bytes]) => ({
      path: file,
      size: bytes.length,
    })),
  };
}
