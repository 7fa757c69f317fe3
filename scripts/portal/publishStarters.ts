import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import {
  attributeId,
  type AttributeImport,
  type AttributeKey,
  type NewAttribute,
  type PatternAttributes,
  type PatternType,
} from '@apo/backstage-plugin-patterns-common';
import { demand, PortalApi } from './PortalApi';
import type { PortalSite } from './signInToPortal';

/** How long the build of a CDK pattern may take, in milliseconds. */
const BUILD_PATIENCE_MS = 10 * 60_000;

/** What the pattern.yaml of a starter pattern says. */
type StarterMetadata = {
  name: string;
  title: string;
  description: string;
  owner: string;
  version: string;
  type: PatternType;
  notes: string;
  attributes: PatternAttributes;
};

/** A starter pattern: its folder and what its pattern.yaml says. */
export type Starter = { folder: string; metadata: StarterMetadata };

/**
 * Publishes the starter patterns that are not in the catalog yet, as people
 * would: the demo publisher runs the wizard's template, the demo admin
 * approves. What an earlier start began is gone on with.
 */
export async function publishStarters(options: {
  site: PortalSite;
  folder: string;
  tell: (line: string) => void;
}): Promise<void> {
  const starters = await readStarters(options.folder);
  const api = await PortalApi.signIn(options.site);
  const missing: Starter[] = [];
  for (const starter of starters) {
    const version = await api.findVersion(refOf(starter));
    if (version?.state !== 'published') missing.push(starter);
  }
  if (!missing.length) return;

  options.tell(
    `Publishing ${missing.length} starter patterns, so that the catalog is not empty …`,
  );
  await createAttributes(api, path.join(options.folder, 'attributes.json'));
  const ended = await Promise.allSettled(
    missing.map(starter => publish(api, starter)),
  );
  ended.forEach((end, index) => {
    const { name } = missing[index].metadata;
    options.tell(
      end.status === 'fulfilled'
        ? `  published ${name}`
        : `  ${name} is not published: ${end.reason.message}`,
    );
  });
}

/** Creates the attributes of a file that the portal does not have, as the admin. */
export async function createAttributes(
  api: PortalApi,
  file: string,
): Promise<void> {
  const { items } = demand(
    await api.call<{ items: AttributeKey[] }>(
      'admin',
      '/api/patterns/attribute-keys',
    ),
  );
  const present = items.flatMap(({ key, values }) =>
    values.map(value => attributeId(key, value)),
  );
  const wanted: NewAttribute[] = JSON.parse(await readFile(file, 'utf8'));
  const missing = wanted.filter(
    ({ key, value }) => !present.includes(attributeId(key, value)),
  );
  const load = async (settings: object) =>
    demand(
      await api.call<AttributeImport>(
        'admin',
        '/api/patterns/attribute-import',
        { format: 'json', content: JSON.stringify(missing), ...settings },
      ),
    );
  const { plan } = await load({ dryRun: true });
  await load({ dryRun: false, plan });
}

/** The starters of a folder. */
export async function readStarters(folder: string): Promise<Starter[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return Promise.all(
    entries
      .filter(entry => entry.isDirectory())
      .map(async entry => {
        const starter = path.join(folder, entry.name);
        const text = await readFile(path.join(starter, 'pattern.yaml'), 'utf8');
        return { folder: starter, metadata: parse(text) };
      }),
  );
}

async function publish(api: PortalApi, starter: Starter): Promise<void> {
  const ref = refOf(starter);
  const present = await api.findVersion(ref);
  if (!present || present.state === 'invalid') {
    await api.runWizard(await readValues(starter), starter.metadata.type);
  }
  const reviewed = await api.settle(
    ref,
    ['in-review', 'publishing', 'approved', 'published', 'publish-failed'],
    BUILD_PATIENCE_MS,
  );
  if (reviewed.state === 'in-review') {
    await api.approve(reviewed, 'A starter pattern of this portal.');
  }
  if (reviewed.state === 'publish-failed') await api.retry(ref);
  await api.settle(ref, ['published']);
}

function refOf({ metadata }: Starter) {
  return { patternName: metadata.name, version: metadata.version };
}

/** What a person would fill into the wizard. */
export async function readValues({ folder, metadata }: Starter) {
  const { name, title, description, owner, version, notes, attributes } =
    metadata;
  const files: Record<string, { text: string } | { base64: string }> = {};
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  for (const entry of entries.filter(each => each.isFile())) {
    const full = path.join(entry.parentPath, entry.name);
    const file = path.relative(folder, full).split(path.sep).join('/');
    if (file === 'pattern.yaml') continue;
    const bytes = await readFile(full);
    files[file] = /\.png$/.test(file)
      ? { base64: bytes.toString('base64') }
      : { text: bytes.toString('utf8') };
  }
  return {
    name,
    title,
    description,
    owner,
    version,
    notes,
    attributes,
    content: { source: 'starter', starter: name, files },
  };
}
