import type {
  PackageGroupDescription,
  PackageGroupOriginRestriction,
} from '@aws-sdk/client-codeartifact';
import type { CodeArtifact } from '../CodeArtifact';
import type { PackageGroupRecord } from '../records';
import { ROOT_PATTERN } from './PackagePattern';

const ORIGINS = ['EXTERNAL_UPSTREAM', 'INTERNAL_UPSTREAM', 'PUBLISH'] as const;

/** The root allows each origin, and all others inherit that: it cannot be changed here. */
function viewRestriction(
  state: CodeArtifact,
  { domain, pattern }: PackageGroupRecord,
): PackageGroupOriginRestriction {
  const effectiveMode = 'ALLOW';
  if (pattern === ROOT_PATTERN) return { mode: 'ALLOW', effectiveMode };
  const arn = state.packageGroupArn(domain, ROOT_PATTERN);
  const inheritedFrom = { arn, pattern: ROOT_PATTERN };
  return { mode: 'INHERIT', effectiveMode, inheritedFrom };
}

/** A package group, as callers see it. */
export function viewPackageGroup(
  state: CodeArtifact,
  group: PackageGroupRecord,
): PackageGroupDescription {
  const { domain, pattern, createdAt, contactInfo, description } = group;
  const parent = state.packageGroups.parentOf(state.domain({ domain }), group);
  const restriction = viewRestriction(state, group);
  return {
    arn: state.packageGroupArn(domain, pattern),
    pattern,
    domainName: domain,
    domainOwner: state.options.accountId,
    createdTime: new Date(createdAt),
    contactInfo,
    description,
    originConfiguration: {
      restrictions: Object.fromEntries(
        ORIGINS.map(origin => [origin, restriction]),
      ),
    },
    parent: parent && {
      arn: state.packageGroupArn(domain, parent.pattern),
      pattern: parent.pattern,
    },
  };
}
