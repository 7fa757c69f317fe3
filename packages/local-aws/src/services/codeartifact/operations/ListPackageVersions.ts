import type {
  ListPackageVersionsRequest,
  ListPackageVersionsResult,
} from '@aws-sdk/client-codeartifact';
import { fullName } from '../CodeArtifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { paginate } from '../paginate';
import { revisionOf, viewOrigin } from '../views';

/**
 * The versions of a package, a page at a time. Without a status only the
 * published ones are listed.
 */
export const ListPackageVersions = defineArtifactOperation<
  ListPackageVersionsRequest,
  ListPackageVersionsResult
>({
  understands: [
    'domain',
    'repository',
    'namespace',
    'package',
    'status',
    'sortBy',
    'originType',
    'maxResults',
    'nextToken',
  ],
  run(input, state) {
    const repository = state.repository(input);
    const packument = state.packument(input);
    const { status = 'Published', originType = 'INTERNAL' } = input;
    const matching = Object.values(packument.versions)
      .map(version => ({
        version: version.version,
        revision: revisionOf(version),
        status: state.statusOf(repository, fullName(input), version.version),
        origin: viewOrigin(repository),
      }))
      .filter(
        found =>
          found.status === status && found.origin.originType === originType,
      );
    if (input.sortBy === 'PUBLISHED_TIME') {
      const time = ({ version }: { version: string }) =>
        packument.time[version];
      matching.sort((a, b) => time(b).localeCompare(time(a)));
    }
    const page = paginate(matching, ({ version }) => version, input);
    return {
      defaultDisplayVersion: packument['dist-tags'].latest,
      format: 'npm',
      namespace: input.namespace,
      package: input.package,
      versions: page.items,
      nextToken: page.nextToken,
    };
  },
});
