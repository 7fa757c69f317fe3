import type {
  BatchGetBuildsInput,
  BatchGetBuildsOutput,
} from '@aws-sdk/client-codebuild';
import { defineBuildOperation } from '../defineBuildOperation';
import { viewBuild } from '../views';

/** Builds by their ids or ARNs; those that are not there are listed apart. */
export const BatchGetBuilds = defineBuildOperation<
  BatchGetBuildsInput,
  BatchGetBuildsOutput
>({
  understands: ['ids'],
  run({ ids = [] }, state) {
    const find = (id: string) => {
      const prefix = state.buildArn('');
      return state.builds.get(
        id.startsWith(prefix) ? id.slice(prefix.length) : id,
      );
    };
    return {
      builds: ids
        .flatMap(id => find(id) ?? [])
        .map(build => viewBuild(state, build)),
      buildsNotFound: ids.filter(id => !find(id)),
    };
  },
});
