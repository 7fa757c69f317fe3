import type { Publication } from '@apo/backstage-plugin-patterns-common';
import {
  LifecycleMirrorError,
  type AwsAccess,
  type LifecycleMirror,
  type MirroredVersion,
} from '@apo/backstage-plugin-patterns-node';
import { readMirrorPlaces, type MirrorPlace } from './readMirrorPlaces';
import { showArtifact } from './showArtifact';
import { showPackage } from './showPackage';

/**
 * Shows the lifecycle of versions in AWS Service Catalog and CodeArtifact, with
 * the role that publishes, narrowed to the one product or package. It looks
 * before it changes anything.
 * @public
 */
export class AwsLifecycleMirror implements LifecycleMirror {
  constructor(
    private readonly options: {
      access: Pick<AwsAccess, 'settings'>;
      places: MirrorPlace[];
    },
  ) {}

  /** {@inheritDoc @apo/backstage-plugin-patterns-node#LifecycleMirror.show} */
  async show(version: MirroredVersion, signal: AbortSignal): Promise<void> {
    const ends = await Promise.allSettled(
      version.publications.map(each => this.showAt(each, version, signal)),
    );
    signal.throwIfAborted();
    const failures = ends.flatMap(end =>
      end.status === 'rejected' ? [end.reason as Error] : [],
    );
    if (failures.length === 0) return;
    throw new LifecycleMirrorError(
      failures.map(({ message }) => message).join(' '),
      { retryable: failures.some(mayPass), cause: failures[0] },
    );
  }

  private async showAt(
    publication: Publication,
    version: MirroredVersion,
    signal: AbortSignal,
  ): Promise<void> {
    const { access, places } = this.options;
    const { target, targetName } = publication;
    const place = places.find(
      each => each.name === targetName && each.target === target,
    );
    if (!place) {
      throw new LifecycleMirrorError(
        `The version went to the target ${targetName} of ${target}, which patterns.publish does not have any more: add it again, then retry, or set it there by hand`,
        { retryable: false },
      );
    }
    const show = target === 'codeartifact' ? showPackage : showArtifact;
    await show(access, place, version, publication, signal);
  }
}

/** The mirror of what the config publishes to; none where it publishes nowhere. */
export function createLifecycleMirror(
  access: Pick<AwsAccess, 'settings'>,
  config: Parameters<typeof readMirrorPlaces>[0],
): AwsLifecycleMirror | undefined {
  const places = readMirrorPlaces(config);
  return places.length ? new AwsLifecycleMirror({ access, places }) : undefined;
}

function mayPass(error: Error): boolean {
  return !(error instanceof LifecycleMirrorError) || error.retryable;
}
