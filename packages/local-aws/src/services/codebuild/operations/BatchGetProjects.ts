import type {
  BatchGetProjectsInput,
  BatchGetProjectsOutput,
} from '@aws-sdk/client-codebuild';
import { defineBuildOperation } from '../defineBuildOperation';
import { viewProject } from '../views';

/** Projects by their names; those that are not there are listed apart. */
export const BatchGetProjects = defineBuildOperation<
  BatchGetProjectsInput,
  BatchGetProjectsOutput
>({
  understands: ['names'],
  run({ names = [] }, state) {
    const found = names.flatMap(name => state.projects.get(name) ?? []);
    return {
      projects: found.map(project => viewProject(state, project)),
      projectsNotFound: names.filter(name => !state.projects.get(name)),
    };
  },
});
