import type {
  StartBuildInput,
  StartBuildOutput,
} from '@aws-sdk/client-codebuild';
import { notImplemented } from '../../../core/AwsError';
import { refuseUnsupported } from '../buildspec/parseBuildspec';
import { defineBuildOperation } from '../defineBuildOperation';
import { viewBuild } from '../views';

/** Starts a build, or answers with the one that the same idempotency token started. */
export const StartBuild = defineBuildOperation<
  StartBuildInput,
  StartBuildOutput
>({
  understands: [
    'projectName',
    'environmentVariablesOverride',
    'sourceTypeOverride',
    'buildspecOverride',
    'timeoutInMinutesOverride',
    'idempotencyToken',
  ],
  run(input, state) {
    const { sourceTypeOverride = 'NO_SOURCE', buildspecOverride } = input;
    if (sourceTypeOverride !== 'NO_SOURCE') {
      throw notImplemented(`The source type ${sourceTypeOverride}`);
    }
    if (buildspecOverride) refuseUnsupported(buildspecOverride);
    return { build: viewBuild(state, state.startBuild(input)) };
  },
});
