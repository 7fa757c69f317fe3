import { isOwnUserAgent } from '@apo/backstage-plugin-patterns-node';
import {
  buildDetail,
  callDetail,
  packageDetail,
  readAwsEvent,
  readPart,
  type AwsEvent,
} from './AwsEvent';

/** What an event of AWS means to the portal. */
export type AwsNews =
  /** Something became of a build. */
  | { kind: 'build'; project: string; buildId: string }
  /** Somebody else changed something; the reason is for people. */
  | { kind: 'change'; reason: string };

/** Services whose changes can make AWS differ from the portal. */
const COMPARED = new Set([
  'aws.servicecatalog',
  'aws.servicecatalog-appregistry',
  'aws.codeartifact',
]);

/**
 * Reads an event; undefined when it means nothing, as a rule may send more than
 * the portal looks at.
 *
 * @throws Error that names the fields that are wrong.
 */
export function readNews(payload: unknown): AwsNews | undefined {
  const event = readAwsEvent(payload);
  switch (event['detail-type']) {
    case 'CodeBuild Build State Change':
      return readBuild(event);
    case 'CodeArtifact Package Version State Change':
      return readPackage(event);
    case 'AWS API Call via CloudTrail':
      return COMPARED.has(event.source) ? readCall(event) : undefined;
    default:
      return undefined;
  }
}

function readBuild({ detail }: AwsEvent): AwsNews {
  const build = readPart(buildDetail, detail);
  const buildId = build['build-id'].replace(/^.*?:build\//, '');
  return { kind: 'build', project: build['project-name'], buildId };
}

function readPackage({ detail }: AwsEvent): AwsNews {
  const { packageNamespace, packageName, packageVersion, ...place } = readPart(
    packageDetail,
    detail,
  );
  const scope = packageNamespace ? `@${packageNamespace}/` : '';
  return {
    kind: 'change',
    reason: `${scope}${packageName} ${packageVersion} changed in ${place.domainName}/${place.repositoryName}`,
  };
}

/** What only reads, was refused, or is our own doing is no news. */
function readCall({ detail }: AwsEvent): AwsNews | undefined {
  const call = readPart(callDetail, detail);
  if (call.readOnly || call.errorCode) return undefined;
  if (isOwnUserAgent(call.userAgent ?? '')) return undefined;
  return {
    kind: 'change',
    reason: `somebody called ${call.eventName} of ${call.eventSource}`,
  };
}
