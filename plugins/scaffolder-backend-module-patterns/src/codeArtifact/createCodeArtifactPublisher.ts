import type { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import { TargetClients } from '../aws/ReleaseClients';
import {
  createCodeArtifactClients,
  type CodeArtifactClients,
} from './CodeArtifactClients';
import type { CodeArtifactConfig } from './CodeArtifactConfig';
import { CodeArtifactPublisher } from './CodeArtifactPublisher';
import type { PackageRequest } from './PackageContext';
import { packagePolicy } from './sessionPolicy';

/** The publisher of packages, with its account and role as the config says. @public */
export function createCodeArtifactPublisher(
  access: Pick<AwsAccess, 'settings'>,
  config: CodeArtifactConfig,
): CodeArtifactPublisher {
  const clients = new TargetClients<PackageRequest, CodeArtifactClients>({
    access,
    place: config,
    role: config.role,
    create: createCodeArtifactClients,
    policyOf: (scope, role) => packagePolicy(config, role, scope),
  });
  return new CodeArtifactPublisher({ clients, config });
}
