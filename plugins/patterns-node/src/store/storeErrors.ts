import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  mayTransition,
  type LaunchState,
  type VersionRef,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { TransitionRequest } from './PatternStore';
import { MAX_SUBSCRIPTIONS } from './SubscriptionStore';

/** What a version must be for a change to be made. @public */
export type ExpectedVersion = {
  state: VersionState;
  digest: string;
  keyHash?: string;
};

const loadAgain = 'load it again before you go on';

/**
 * The refusals of every store, in the words that people read.
 * @public
 */
export const storeErrors = {
  /** Somebody else submits the same version at this moment. */
  submittedAtOnce({ patternName, version }: VersionRef, cause?: unknown) {
    return new ConflictError(
      `Version ${version} of the pattern '${patternName}' was submitted by someone else at the same time: load the pattern again before you go on`,
      cause as Error,
    );
  },

  patternAbsent(name: string) {
    return new NotFoundError(`There is no pattern '${name}'`);
  },

  patternChanged(name: string) {
    return new ConflictError(
      `The pattern '${name}' was changed by someone else: ${loadAgain}`,
    );
  },

  versionAbsent({ patternName, version }: VersionRef) {
    return new NotFoundError(
      `There is no version ${version} of the pattern '${patternName}'`,
    );
  },

  /**
   * Why a step was refused.
   * @param current - what the version is; undefined when there is none
   */
  stepRefused(
    request: TransitionRequest,
    current: { state: VersionState; digest: string } | undefined,
  ) {
    const { from, to, digest } = request;
    if (isLegalStep(from, to)) {
      return storeErrors.movedOn(request, { state: from, digest }, current);
    }
    if (!current) return storeErrors.versionAbsent(request);
    const advice =
      to === 'validating'
        ? 'submit it again to have it validated'
        : 'load it again and see what can be done with it';
    return new ConflictError(
      `${nameOf(request)} is ${
        current.state
      }, and no version goes from ${from} to ${to}: ${advice}`,
    );
  },

  /** Why a version is not as expected. */
  movedOn(
    ref: VersionRef,
    expected: ExpectedVersion,
    current: { state: VersionState; digest: string } | undefined,
  ) {
    if (!current) return storeErrors.versionAbsent(ref);
    const { state, digest } = current;
    const name = nameOf(ref);
    if (state !== expected.state) {
      return new ConflictError(
        `${name} is ${state} and no longer ${expected.state}: ${loadAgain}`,
      );
    }
    return new ConflictError(
      digest === expected.digest
        ? `${name} is ${state}, and its release was started again meanwhile: ${loadAgain}`
        : `${name} is ${state} with other content, its digest is ${digest}: load it again and look at what it is now`,
    );
  },

  attributeExists(id: string) {
    return new ConflictError(
      `There is an attribute ${id} already: change that one, or choose another value`,
    );
  },

  attributeAbsent(id: string) {
    return new NotFoundError(`There is no attribute ${id}`);
  },

  attributeChanged(id: string) {
    return new ConflictError(
      `The attribute ${id} was changed by someone else: ${loadAgain}`,
    );
  },

  attributeInUse(id: string) {
    return new ConflictError(
      `The attribute ${id} is carried by patterns: take it off them first`,
    );
  },

  followsEnough() {
    return new ConflictError(
      `You follow ${MAX_SUBSCRIPTIONS} things, and that is the most: end a subscription first`,
    );
  },

  attributesToCarryAbsent(ids: string[]) {
    return new ConflictError(
      `There is no attribute ${ids.join(
        ', ',
      )}: it was deleted, or never created; choose another, or ask an administrator to create it`,
    );
  },

  onlyAllowedValue(key: string, value: string) {
    return new ConflictError(
      `${value} is the only value that the rule of ${key} allows: change the rule first`,
    );
  },

  keyAbsent(key: string) {
    return new NotFoundError(`There is no key ${key}`);
  },

  ruleChanged(key: string) {
    return new ConflictError(
      `The rule of ${key} was changed by someone else: ${loadAgain}`,
    );
  },

  launchExists(id: string) {
    return new ConflictError(`There is a launch ${id} already`);
  },

  launchAbsent(id: string) {
    return new NotFoundError(`There is no launch ${id}`);
  },

  launchMovedOn(id: string, expected: LaunchState, current: LaunchState) {
    return new ConflictError(
      `The launch ${id} is ${current} and no longer ${expected}: ${loadAgain}`,
    );
  },

  valueAbsent(value: string) {
    return new ConflictError(
      `The key has no value ${value} any more: ${loadAgain}`,
    );
  },
};

/** Whether a version may be taken from one state to another; `validating` is only submitted to. @public */
export function isLegalStep(from: VersionState, to: VersionState): boolean {
  return mayTransition(from, to) && to !== 'validating';
}

function nameOf({ patternName, version }: VersionRef) {
  return `Version ${version} of the pattern '${patternName}'`;
}
