/** The implemented operations of CodeBuild: one file each, exported under AWS's name. */
export { BatchGetBuilds } from './BatchGetBuilds';
export { BatchGetProjects } from './BatchGetProjects';
export { CreateProject } from './CreateProject';
export { DeleteProject } from './DeleteProject';
export { ListBuildsForProject } from './ListBuildsForProject';
export { StartBuild } from './StartBuild';
export { StopBuild } from './StopBuild';
