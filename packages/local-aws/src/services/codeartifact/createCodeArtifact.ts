import * as clientPackage from '@aws-sdk/client-codeartifact';
import { AwsService } from '../../core/AwsService';
import { RestJsonService } from '../../core/protocol/RestJsonService';
import { CodeArtifact, CodeArtifactOptions } from './CodeArtifact';
import constraints from './constraints.json';
import { NpmEndpoint } from './npm/NpmEndpoint';
import * as handlers from './operations';
import { artifactPermissions } from './permissions';

/** The local CodeArtifact: its API, and what package managers talk to. */
export function createCodeArtifact(options: CodeArtifactOptions): {
  api: AwsService;
  npm: AwsService;
} {
  const context = new CodeArtifact(options);
  const api = new RestJsonService({
    signingName: 'codeartifact',
    clientPackage,
    constraints,
    handlers,
    context,
    permissions: artifactPermissions,
    database: options.database,
  });
  return { api, npm: new NpmEndpoint(context) };
}
