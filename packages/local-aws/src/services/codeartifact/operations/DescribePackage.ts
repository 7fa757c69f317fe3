import type {
  DescribePackageRequest,
  DescribePackageResult,
} from '@aws-sdk/client-codeartifact';
import { fullName } from '../CodeArtifact';
import { defineArtifactOperation } from '../defineArtifactOperation';

/** One package; one whose origin controls were set before it exists is there too. */
export const DescribePackage = defineArtifactOperation<
  DescribePackageRequest,
  DescribePackageResult
>({
  understands: ['domain', 'repository', 'namespace', 'package'],
  run(input, state) {
    const repository = state.repository(input);
    const name = fullName(input);
    if (!state.hasRestrictions(repository, name)) state.packument(input);
    const restrictions = state.restrictionsOf(repository, name);
    return {
      package: {
        format: 'npm',
        namespace: input.namespace,
        name: input.package,
        originConfiguration: { restrictions },
      },
    };
  },
});
