import {
  CreateProvisioningArtifactCommand,
  ListProvisioningArtifactsCommand,
} from '@aws-sdk/client-service-catalog';
import { ConflictError } from '@backstage/errors';
import { artifactParameters, sha256Of } from './artifactParameters';
import { callWhenVisible } from './callWhenVisible';
import { idempotencyToken } from './idempotencyToken';
import type { Artifact, Product } from './Product';
import type { PublishContext } from './PublishContext';

/** Versions a product can have (Service Catalog's quota), inactive ones included. */
const MAX_VERSIONS = 100;
/** From here on the log warns. */
const WARN_VERSIONS = 90;

/**
 * The product's artifact for this version, made if it is not there.
 *
 * @throws ConflictError when the version is there with another template; AwsCallError.
 */
export async function ensureArtifact(
  context: PublishContext,
  product: Product,
  templateUrl: string,
): Promise<Artifact> {
  const { log, request } = context;
  const artifacts = await listArtifacts(context, product);
  const present = matchArtifact(context, product, artifacts);
  if (present) {
    log.info(`The product has version ${request.version} as ${present.Id}`);
    return present;
  }
  const count = artifacts.length + 1;
  if (count >= WARN_VERSIONS) {
    log.warn(
      `The product ${product.id} will have ${count} of the ${MAX_VERSIONS} versions that AWS allows: delete versions that nobody uses`,
    );
  }
  const artifact = await createArtifact(context, product, templateUrl);
  log.info(`Added version ${request.version} as ${artifact.Id}`);
  return artifact;
}

/**
 * Every artifact that AWS shows. ListProvisioningArtifacts may answer with a
 * NextPageToken but takes none, so the product's own list fills the gaps.
 */
async function listArtifacts(
  context: PublishContext,
  product: Product,
): Promise<Artifact[]> {
  const { ProvisioningArtifactDetails: listed = [] } = await callWhenVisible(
    context,
    `list the versions of the product ${product.id}`,
    () =>
      context.clients.serviceCatalog.send(
        new ListProvisioningArtifactsCommand({ ProductId: product.id }),
        { abortSignal: context.signal },
      ),
  );
  const byId = new Map<string | undefined, Artifact>();
  for (const artifact of [...product.artifacts, ...listed]) {
    byId.set(artifact.Id, artifact);
  }
  return [...byId.values()];
}

function matchArtifact(
  { request: { version }, sha256 }: PublishContext,
  { id }: Product,
  artifacts: Artifact[],
): Artifact | undefined {
  const named = artifacts.filter(({ Name }) => Name === version);
  const other = named.find(a => sha256Of(a.Description) !== sha256);
  if (!other) return named[0];
  const found = sha256Of(other.Description);
  throw new ConflictError(
    `The product ${id} has version ${version} as ${other.Id} with ${
      found
        ? `another template (sha256 ${found})`
        : 'a template of unknown sha256'
    }, and a published version never changes: submit the content as a new version`,
  );
}

async function createArtifact(
  context: PublishContext,
  product: Product,
  templateUrl: string,
): Promise<Artifact> {
  const { clients, request, sha256, signal } = context;
  const { ProvisioningArtifactDetail: artifact } = await callWhenVisible(
    context,
    `add version ${request.version} to the product ${product.id}`,
    () =>
      clients.serviceCatalog.send(
        new CreateProvisioningArtifactCommand({
          ProductId: product.id,
          Parameters: artifactParameters(context, templateUrl),
          IdempotencyToken: idempotencyToken(
            'v',
            product.id,
            request.version,
            sha256,
          ),
        }),
        { abortSignal: signal },
      ),
  );
  return artifact ?? {};
}
