import type {
  GetRepositoryEndpointRequest,
  GetRepositoryEndpointResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { npmPath } from '../npm/NpmRegistries';

/** Where package managers find a repository, with a slash at the end. */
export const GetRepositoryEndpoint = defineArtifactOperation<
  GetRepositoryEndpointRequest,
  GetRepositoryEndpointResult
>({
  understands: ['domain', 'repository'],
  run(input, state) {
    const { domain, name } = state.repository(input);
    const path = npmPath(domain, name);
    return { repositoryEndpoint: state.options.endpoint() + path };
  },
});
