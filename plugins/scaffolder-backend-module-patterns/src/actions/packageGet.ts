import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { InputError } from '@backstage/errors';
import {
  packageRange,
  type PackageDetails,
  type PatternVersion,
  type Publication,
  type VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import { constructCode } from '../application/constructCode';
import {
  connectToPatterns,
  type PatternsConnection,
  type PatternsConnectionOptions,
} from '../backend/connectToPatterns';
import { explainBackendError } from '../backend/explainBackendError';
import { examples } from './packageGet.examples';

/**
 * Action `patterns:package:get`: where the package of a version is, and how an
 * app creates its construct. It reads as the person who started the task.
 * @public
 */
export function createPackageGetAction(options: PatternsConnectionOptions) {
  return createTemplateAction({
    id: 'patterns:package:get',
    description:
      'Looks up where the package of a CDK pattern is, and how an app uses it',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the pattern'),
        version: z => z.string().describe('Published version'),
      },
      output: {
        title: z => z.string().describe('Title of the pattern'),
        package: z => z.string().describe('Name of the npm package'),
        range: z => z.string().describe('Range for the dependency'),
        registry: z => z.string().describe('URL of the npm endpoint'),
        registryHost: z =>
          z.string().describe('The same without its protocol, for .npmrc'),
        scope: z => z.string().describe('Scope of the package, with its @'),
        domain: z => z.string().describe('CodeArtifact domain'),
        domainOwner: z => z.string().describe('Account that owns the domain'),
        repository: z => z.string().describe('CodeArtifact repository'),
        region: z => z.string().describe('AWS region of the repository'),
        cdkRange: z =>
          z.string().describe('Range of aws-cdk-lib that it needs'),
        constructsRange: z =>
          z.string().describe('Range of constructs that it needs'),
        className: z => z.string().describe('Class of its main construct'),
        props: z =>
          z
            .string()
            .describe('TypeScript that follows the id in the constructor call'),
        toGive: z =>
          z
            .array(z.string())
            .describe('Properties that only a person can give a value'),
      },
    },
    async handler(ctx) {
      const { name: patternName, version } = ctx.input;
      const connection = connectToPatterns(options, ctx);
      const ref = { patternName, version };
      const { found, details } = await readVersion(connection, ref);
      const place = placeOf(found);
      const rangeOf = (dependency: string, otherwise: string) =>
        details.dependencies.find(d => d.name === dependency)?.range ??
        otherwise;
      const outputs = {
        title: found.patternTitle,
        package: place.package,
        range: packageRange(version),
        registry: place.registry,
        registryHost: place.registry.replace(/^https?:/, ''),
        scope: place.package.split('/')[0],
        domain: place.domain,
        domainOwner: place.accountId,
        repository: place.repository,
        region: place.region,
        cdkRange: rangeOf('aws-cdk-lib', '^2.170.0'),
        constructsRange: rangeOf('constructs', '^10.4.0'),
        ...constructCode(details),
      };
      for (const [key, value] of Object.entries(outputs)) {
        ctx.output(key as keyof typeof outputs, value as never);
      }
      ctx.logger.info(
        `${place.package}@${outputs.range} has the construct ${outputs.className}`,
      );
    },
  });
}

async function readVersion(
  { client, call }: PatternsConnection,
  ref: VersionRef,
) {
  try {
    const found: PatternVersion = await client.getVersion(ref, await call());
    if (found.type !== 'CDK') {
      throw new InputError(
        `${ref.patternName} is no CDK pattern: launch it from its page`,
      );
    }
    const details: PackageDetails = await client.getPackage(ref, await call());
    return { found, details };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw explainBackendError(
      error,
      `look up ${ref.patternName} ${ref.version}`,
    );
  }
}

type Place = Publication &
  Required<Pick<Publication, 'package' | 'registry' | 'domain' | 'repository'>>;

/** Where the package is; only of a version that everybody may use. */
function placeOf(version: PatternVersion): Place {
  const { patternName, version: number, state, publications = [] } = version;
  const isPublic = state === 'published' || state === 'deprecated';
  const place = publications.find(
    each =>
      each.target === 'codeartifact' &&
      each.package?.startsWith('@') &&
      each.registry &&
      each.domain &&
      each.repository,
  );
  if (!isPublic || !place) {
    throw new InputError(
      `${patternName} ${number} is ${state}, and not to be installed: choose a published version`,
    );
  }
  return place as Place;
}
