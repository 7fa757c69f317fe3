import type {
  DescribePackageVersionRequest,
  DescribePackageVersionResult,
} from '@aws-sdk/client-codeartifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import { viewVersion } from '../views';

/** One version of a package. */
export const DescribePackageVersion = defineArtifactOperation<
  DescribePackageVersionRequest,
  DescribePackageVersionResult
>({
  understands: [
    'domain',
    'repository',
    'namespace',
    'package',
    'packageVersion',
  ],
  run(input, state) {
    const version = state.version(input, input.packageVersion);
    return { packageVersion: viewVersion(state, input, version) };
  },
});
