import type {
  DeleteRepositoryRequest,
  DeleteRepositoryResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { viewRepository } from '../views';

/** Removes a repository and all its packages. */
export const DeleteRepository = defineArtifactOperation<
  DeleteRepositoryRequest,
  DeleteRepositoryResult
>({
  understands: ['domain', 'repository'],
  run(input, state) {
    const repository = state.repository(input);
    const view = viewRepository(state, repository);
    state.removeRepository(repository);
    return { repository: view };
  },
});
