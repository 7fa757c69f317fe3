import type { AwsService } from '../core/AwsService';
import type { BuildRecord } from '../services/codebuild/records';
import { buildEvent } from './buildEvent';
import type { EventBus } from './EventBus';
import { withCallEvents } from './withCallEvents';
import { withPackageEvents } from './withPackageEvents';

/** How services tell a bus of what happens in them; without a bus they do not. */
export function withEvents(
  bus: EventBus | undefined,
  place: { region: string; accountId: string },
) {
  return {
    calls: (service: AwsService) =>
      bus ? withCallEvents(service, bus, place) : service,
    packages: (npm: AwsService) =>
      bus ? withPackageEvents(npm, bus, place) : npm,
    onBuildStatus: (build: BuildRecord, arn: string) =>
      bus?.put(buildEvent(build, arn)),
  };
}
