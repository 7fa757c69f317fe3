import { NotFoundError } from '@backstage/errors';
import type { PackageDetails } from '@apo/backstage-plugin-patterns-common';
import {
  packBundle,
  readBundle,
  type BundleContent,
  type BundleStore,
  type PackedBundle,
} from '@apo/backstage-plugin-patterns-node';

const TARBALL = 'package.tgz';
const DETAILS = 'details.json';
/** Where a build leaves templates. */
const TEMPLATES = 'cdk.out/';

/** What a build made, as it is kept: a bundle of its own, named by its digest. */
export type BuildOutputs = {
  tarball: Buffer;
  details: PackageDetails;
  templates: BundleContent;
};

/** Packs what a build made. */
export async function packOutputs(
  outputs: BuildOutputs,
): Promise<PackedBundle> {
  const { tarball, details, templates } = outputs;
  return packBundle(
    new Map([
      [TARBALL, tarball],
      [DETAILS, Buffer.from(JSON.stringify(details))],
      ...templates,
    ]),
  );
}

/** Reads what a build made. */
export async function readOutputs(
  bundles: BundleStore,
  digest: string,
): Promise<BuildOutputs> {
  const content = await readBundle(await bundles.get(digest));
  const tarball = content.get(TARBALL);
  const details = content.get(DETAILS);
  if (!tarball || !details) {
    throw new NotFoundError(`The bundle ${digest} is not what a build made`);
  }
  return {
    tarball,
    details: JSON.parse(details.toString('utf8')),
    templates: new Map([...content].filter(([path]) => isTemplate(path))),
  };
}

/** Whether a path is one that a build writes, and not one of the source. */
export function isTemplate(path: string): boolean {
  return path.startsWith(TEMPLATES);
}
