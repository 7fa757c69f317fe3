import type {
  ListBuildsForProjectInput,
  ListBuildsForProjectOutput,
} from '@aws-sdk/client-codebuild';
import { defineBuildOperation } from '../defineBuildOperation';
import { invalidInput } from '../errors';

/** AWS's page. */
const PAGE_SIZE = 100;

/** The ids of a project's builds, the newest first unless asked otherwise. */
export const ListBuildsForProject = defineBuildOperation<
  ListBuildsForProjectInput,
  ListBuildsForProjectOutput
>({
  understands: ['projectName', 'sortOrder', 'nextToken'],
  run({ projectName = '', sortOrder, nextToken }, state) {
    const ids = state.builds
      .list(state.project(projectName).name)
      .map(({ id }) => id);
    if (sortOrder !== 'ASCENDING') ids.reverse();
    const start = nextToken === undefined ? 0 : ids.indexOf(nextToken) + 1;
    if (nextToken !== undefined && start === 0) {
      throw invalidInput('The nextToken is not valid.');
    }
    const page = ids.slice(start, start + PAGE_SIZE);
    const more = start + page.length < ids.length;
    return { ids: page, nextToken: more ? page.at(-1) : undefined };
  },
});
