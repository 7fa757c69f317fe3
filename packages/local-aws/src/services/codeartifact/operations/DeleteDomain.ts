import type {
  DeleteDomainRequest,
  DeleteDomainResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { conflict } from '../errors';
import { viewDomain } from '../views';

/** Removes a domain that has no repositories; its tokens end with it. */
export const DeleteDomain = defineArtifactOperation<
  DeleteDomainRequest,
  DeleteDomainResult
>({
  understands: ['domain'],
  run(input, state) {
    const domain = state.domain(input);
    if (state.repositories.count(domain.name) > 0) {
      throw conflict(
        `Domain cannot be deleted. Domain '${domain.name}' still has repositories: delete them first.`,
      );
    }
    state.removeDomain(domain);
    return { domain: { ...viewDomain(state, domain), status: 'Deleted' } };
  },
});
