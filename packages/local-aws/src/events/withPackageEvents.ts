import type { AwsService, LocalRequest } from '../core/AwsService';
import { NPM_PREFIX } from '../services/codeartifact/npm/NpmRegistries';
import type { EventBus } from './EventBus';
import { onAnswer } from './onAnswer';

const PACKAGE_PATH = new RegExp(
  `^${NPM_PREFIX}([^/]+)/npm/([^/]+)/(?:@([^/]+)/)?([^/]+)$`,
);

/**
 * The npm endpoint of CodeArtifact, whose new package versions are told of
 * (CodeArtifact user guide, "Event format"). Counts of assets and changes of a
 * version's status are not modelled.
 */
export function withPackageEvents(
  npm: AwsService,
  bus: EventBus,
  { accountId }: { accountId: string },
): AwsService {
  return onAnswer(npm, (request, { status }) => {
    const isPublished = npm.operationOf(request) === 'PublishPackageVersion';
    if (!isPublished || status >= 300) return;
    const place = readPlace(request);
    for (const packageVersion of versionsOf(request)) {
      bus.put({
        source: 'aws.codeartifact',
        detailType: 'CodeArtifact Package Version State Change',
        detail: {
          ...place,
          domainOwner: accountId,
          repositoryAdministrator: accountId,
          packageFormat: 'npm',
          packageVersion,
          packageVersionState: 'Published',
          operationType: 'Created',
        },
      });
    }
  });
}

function readPlace({ url }: LocalRequest) {
  const path = decodeURIComponent(url.pathname);
  const [, domainName, repositoryName, packageNamespace, packageName] =
    PACKAGE_PATH.exec(path) ?? [];
  return {
    domainName,
    repositoryName,
    packageNamespace: packageNamespace ?? null,
    packageName,
  };
}

/** npm sends one version at a time, with its tarball. */
function versionsOf({ body }: LocalRequest): string[] {
  const { versions = {}, _attachments = {} } = JSON.parse(body.toString());
  return Object.keys(_attachments).length ? Object.keys(versions) : [];
}
