import type {
  CreateDomainRequest,
  CreateDomainResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { viewDomain } from '../views';

/** Makes an empty domain. The key of encryption is kept, but nothing is encrypted. */
export const CreateDomain = defineArtifactOperation<
  CreateDomainRequest,
  CreateDomainResult
>({
  understands: ['domain', 'encryptionKey', 'tags'],
  run(input, state) {
    const domain = state.createDomain(input);
    const { tags = [] } = input;
    state.setTags(state.domainArn(domain.name), tags);
    return { domain: viewDomain(state, domain) };
  },
});
