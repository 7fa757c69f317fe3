import type {
  PutPackageOriginConfigurationRequest,
  PutPackageOriginConfigurationResult,
} from '@aws-sdk/client-codeartifact';
import { fullName } from '../CodeArtifact';
import { defineArtifactOperation } from '../defineArtifactOperation';
import type { RestrictionsRecord } from '../records';

/** Says from where versions of a package may come; the package need not exist yet. */
export const PutPackageOriginConfiguration = defineArtifactOperation<
  PutPackageOriginConfigurationRequest,
  PutPackageOriginConfigurationResult
>({
  understands: ['domain', 'repository', 'namespace', 'package', 'restrictions'],
  run(input, state) {
    const repository = state.repository(input);
    const restrictions = input.restrictions as RestrictionsRecord;
    state.setRestrictions(repository, fullName(input), restrictions);
    return { originConfiguration: { restrictions } };
  },
});
