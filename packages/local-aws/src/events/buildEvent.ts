import type { BuildRecord } from '../services/codebuild/records';
import type { LocalEvent } from './EventBus';

/** What CodeBuild tells of a build (CodeBuild user guide, "Build notifications input format reference"), as far as it is modelled. */
export function buildEvent(build: BuildRecord, arn: string): LocalEvent {
  return {
    source: 'aws.codebuild',
    detailType: 'CodeBuild Build State Change',
    resources: [arn],
    detail: {
      'build-status': build.status,
      'project-name': build.projectName,
      'build-id': arn,
      'additional-information': {
        'build-complete': build.endedAt !== undefined,
        logs: {
          'group-name': build.logGroup,
          'stream-name': build.logStream,
        },
      },
      version: '1',
    },
  };
}
