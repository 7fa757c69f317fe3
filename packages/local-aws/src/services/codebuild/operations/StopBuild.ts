import type {
  StopBuildInput,
  StopBuildOutput,
} from '@aws-sdk/client-codebuild';
import { defineBuildOperation } from '../defineBuildOperation';
import { viewBuild } from '../views';

/** Ends a build and all its processes, at once. */
export const StopBuild = defineBuildOperation<StopBuildInput, StopBuildOutput>({
  understands: ['id'],
  run({ id = '' }, state) {
    return { build: viewBuild(state, state.stopBuild(id)) };
  },
});
