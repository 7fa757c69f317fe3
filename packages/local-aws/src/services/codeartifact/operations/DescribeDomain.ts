import type {
  DescribeDomainRequest,
  DescribeDomainResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { viewDomain } from '../views';

/** One domain. */
export const DescribeDomain = defineArtifactOperation<
  DescribeDomainRequest,
  DescribeDomainResult
>({
  understands: ['domain'],
  run(input, state) {
    return { domain: viewDomain(state, state.domain(input)) };
  },
});
