import type {
  CreateRepositoryRequest,
  CreateRepositoryResult,
} from '@aws-sdk/client-codeartifact';
import { notImplemented } from '../../../core/AwsError';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { viewRepository } from '../views';

/** Makes an empty repository. It serves what is published to it, and nothing else. */
export const CreateRepository = defineArtifactOperation<
  CreateRepositoryRequest,
  CreateRepositoryResult
>({
  understands: ['domain', 'repository', 'description', 'upstreams', 'tags'],
  run(input, state) {
    const { upstreams = [], tags = [] } = input;
    if (upstreams.length > 0) throw notImplemented('An upstream repository');
    const repository = state.createRepository(input);
    state.setTags(state.repositoryArn(repository), tags);
    return { repository: viewRepository(state, repository) };
  },
});
