import type {
  DescribeRepositoryRequest,
  DescribeRepositoryResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { viewRepository } from '../views';

/** One repository. */
export const DescribeRepository = defineArtifactOperation<
  DescribeRepositoryRequest,
  DescribeRepositoryResult
>({
  understands: ['domain', 'repository'],
  run(input, state) {
    return { repository: viewRepository(state, state.repository(input)) };
  },
});
