import type { PublishContext } from './PublishContext';

// Service Catalog takes 8,192 characters (API, ProvisioningArtifactProperties).
const MAX_NOTES = 500;

/** What a version is made from. The same for CreateProduct and CreateProvisioningArtifact. */
export function artifactParameters(
  { request, sha256 }: PublishContext,
  templateUrl: string,
) {
  const firstLine = request.notes?.trim().split('\n')[0] ?? '';
  return {
    Name: request.version,
    Description: `sha256:${sha256} ${firstLine}`.slice(0, MAX_NOTES).trim(),
    Type: 'CLOUD_FORMATION_TEMPLATE' as const,
    Info: { LoadTemplateFromURL: templateUrl },
  };
}

/** The template's sha256 that a version's description opens with. */
export function sha256Of(description: string | undefined): string | undefined {
  return /^sha256:([0-9a-f]{64})(?:\s|$)/.exec(description ?? '')?.[1];
}
