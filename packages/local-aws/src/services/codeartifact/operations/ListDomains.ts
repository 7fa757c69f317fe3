import type {
  ListDomainsRequest,
  ListDomainsResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { paginate } from '../paginate';
import { viewDomain } from '../views';

/** All domains, a page at a time. */
export const ListDomains = defineArtifactOperation<
  ListDomainsRequest,
  ListDomainsResult
>({
  understands: ['maxResults', 'nextToken'],
  run(input, state) {
    const all = state.domains.list();
    const { items, nextToken } = paginate(all, ({ name }) => name, input);
    const domains = items.map(domain => {
      const { repositoryCount: _, ...summary } = viewDomain(state, domain);
      return summary;
    });
    return { domains, nextToken };
  },
});
