import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  releaseRetryPermission,
  versionReviewPermission,
  type Review,
  type VersionRef,
  type VersionSummary,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternStore,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import type { ReleaseStarter } from '../release/ReleaseStarter';
import { absence } from './absence';
import type { PatternAccess } from './PatternAccess';
import { reviewObstacle } from './reviewObstacle';
import type { VersionLifecycle } from './VersionLifecycle';
import { toVersionSummary } from './versionView';

/** People's decisions on versions. */
export class ReviewService {
  constructor(
    private readonly options: {
      store: PatternStore;
      access: PatternAccess;
      lifecycle: VersionLifecycle;
      releases: ReleaseStarter;
      allowSelfReview: boolean;
    },
  ) {}

  /**
   * Approves or rejects the digest that the reviewer saw. Approval starts the
   * release with the reviewer's credentials.
   *
   * @throws NotAllowedError for the submitter; ConflictError when the version is
   * not in review or its content has changed since.
   */
  async review(
    ref: VersionRef,
    decision: Pick<Review, 'decision' | 'comment' | 'digest' | 'integrity'>,
    reviewer: string,
    credentials: BackstageCredentials,
  ): Promise<VersionSummary> {
    const { access, lifecycle, releases, allowSelfReview } = this.options;
    await access.demand(versionReviewPermission, ref.patternName, credentials);
    const version = await this.find(ref);
    const obstacle = reviewObstacle(version, reviewer, allowSelfReview);
    if (obstacle) throw new NotAllowedError(obstacle);
    if (decision.decision === 'reject' && !decision.comment?.trim()) {
      throw new InputError(
        'comment is required to reject: say what has to change',
      );
    }
    if (decision.digest !== version.digest) {
      throw new ConflictError(
        'The version was submitted again after you opened it: load the page and review the new content',
      );
    }
    checkIntegrity(version, decision.integrity);
    const to = decision.decision === 'approve' ? 'approved' : 'rejected';
    const review: Review = {
      ...decision,
      reviewer,
      at: new Date().toISOString(),
    };
    const reviewed = await lifecycle.transition({
      ...ref,
      from: 'in-review',
      to,
      digest: decision.digest,
      actor: reviewer,
      comment: decision.comment,
      patch: { review },
    });
    if (to === 'rejected') return toVersionSummary(reviewed);
    return toVersionSummary(
      await releases.startApproved(reviewed, credentials),
    );
  }

  /**
   * Starts a failed release again.
   * @throws ConflictError when there is nothing to start again.
   */
  async retry(
    ref: VersionRef,
    caller: string,
    credentials: BackstageCredentials,
  ): Promise<VersionSummary> {
    const { access, releases } = this.options;
    await access.demand(releaseRetryPermission, ref.patternName, credentials);
    const version = await this.find(ref);
    return toVersionSummary(
      await releases.startAgain(version, caller, credentials),
    );
  }

  private async find(ref: VersionRef): Promise<VersionRecord> {
    const version = await this.options.store.getVersion(ref);
    if (!version) {
      throw new NotFoundError(absence(ref.patternName, ref.version));
    }
    return version;
  }
}

/** A decision on a CDK pattern is one on the package that was built of it. */
function checkIntegrity(version: VersionRecord, integrity?: string) {
  const built = version.package?.integrity;
  if (built === integrity) return;
  if (!integrity) {
    throw new InputError(
      'integrity is required for a CDK pattern: send that of the package that you looked at',
    );
  }
  throw new ConflictError(
    `The package that you looked at is not the one to be published${
      built ? `, which is ${built}` : ''
    }: load the page and review that`,
  );
}
