import type {
  ListRepositoriesInDomainRequest,
  ListRepositoriesInDomainResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { paginate } from '../paginate';
import { viewRepository } from '../views';

/** The repositories of a domain, a page at a time. */
export const ListRepositoriesInDomain = defineArtifactOperation<
  ListRepositoriesInDomainRequest,
  ListRepositoriesInDomainResult
>({
  understands: ['domain', 'repositoryPrefix', 'maxResults', 'nextToken'],
  run(input, state) {
    const { repositoryPrefix = '' } = input;
    const matching = state.repositories
      .list(state.domain(input).name)
      .filter(({ name }) => name.startsWith(repositoryPrefix));
    const { items, nextToken } = paginate(matching, ({ name }) => name, input);
    const repositories = items.map(repository => {
      const view = viewRepository(state, repository);
      const { upstreams: _, externalConnections: __, ...summary } = view;
      return summary;
    });
    return { repositories, nextToken };
  },
});
