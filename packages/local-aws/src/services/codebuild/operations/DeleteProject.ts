import type {
  DeleteProjectInput,
  DeleteProjectOutput,
} from '@aws-sdk/client-codebuild';
import { defineBuildOperation } from '../defineBuildOperation';

/** Removes a project; one that is not there is fine. Its builds stay. */
export const DeleteProject = defineBuildOperation<
  DeleteProjectInput,
  DeleteProjectOutput
>({
  understands: ['name'],
  run({ name = '' }, state) {
    state.projects.remove(name);
    return {};
  },
});
