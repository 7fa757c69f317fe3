import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { PatternBuilder } from './builder/PatternBuilder';
import type { BundleStore } from './bundle/BundleStore';
import type { AwsCheck } from './health/AwsCheck';
import type { PatternLauncher } from './launch/PatternLauncher';
import type { LifecycleMirror } from './lifecycle/LifecycleMirror';
import type { PatternScanner } from './scanner/PatternScanner';
import type { PatternStore } from './store/PatternStore';
import type { AttributeSync } from './sync/AttributeSync';
import type { AttributeSyncQueue } from './sync/AttributeSyncQueue';

/** Adds scanners to the gate. @public */
export interface PatternsScannerExtensionPoint {
  /** A second scanner of the same name is a start-up failure of its module. */
  addScanner(scanner: PatternScanner): void;
}

/** Adds scanners to the gate. @public */
export const patternsScannerExtensionPoint =
  createExtensionPoint<PatternsScannerExtensionPoint>({
    id: 'patterns.scanner',
  });

/** Replaces where patterns and bundles are kept. @public */
export interface PatternsStorageExtensionPoint {
  setPatternStore(store: PatternStore): void;
  setBundleStore(store: BundleStore): void;
}

/** Replaces where patterns and bundles are kept. @public */
export const patternsStorageExtensionPoint =
  createExtensionPoint<PatternsStorageExtensionPoint>({
    id: 'patterns.storage',
  });

/** Adds builders of CDK patterns; `patterns.build.builder` names the one to use. @public */
export interface PatternsBuilderExtensionPoint {
  /** A second builder of the same name is a start-up failure of its module. */
  addBuilder(builder: PatternBuilder): void;
}

/** Adds builders of CDK patterns. @public */
export const patternsBuilderExtensionPoint =
  createExtensionPoint<PatternsBuilderExtensionPoint>({
    id: 'patterns.builder',
  });

/** Brings attributes to AWS; without one they stay in the portal. @public */
export interface PatternsAttributeSyncExtensionPoint {
  /**
   * A second one is a start-up failure of its module.
   *
   * @param options.queue - has somebody else bring attributes to AWS; the
   * portal only compares then. Without it the portal does both.
   */
  setAttributeSync(
    sync: AttributeSync,
    options?: { queue?: AttributeSyncQueue },
  ): void;
}

/** Brings attributes to AWS. @public */
export const patternsAttributeSyncExtensionPoint =
  createExtensionPoint<PatternsAttributeSyncExtensionPoint>({
    id: 'patterns.attribute-sync',
  });

/** Shows the lifecycle of versions where they were published; without one it stays in the portal. @public */
export interface PatternsLifecycleMirrorExtensionPoint {
  /** A second one is a start-up failure of its module. */
  setLifecycleMirror(mirror: LifecycleMirror): void;
}

/** Shows the lifecycle of versions where they were published. @public */
export const patternsLifecycleMirrorExtensionPoint =
  createExtensionPoint<PatternsLifecycleMirrorExtensionPoint>({
    id: 'patterns.lifecycle-mirror',
  });

/** Adds checks of the AWS resources that the portal needs. @public */
export interface PatternsHealthExtensionPoint {
  /** @throws ConflictError for a second check of the same id. */
  addCheck(check: AwsCheck): void;
}

/** Adds checks of the AWS resources that the portal needs. @public */
export const patternsHealthExtensionPoint =
  createExtensionPoint<PatternsHealthExtensionPoint>({
    id: 'patterns.health',
  });

/** Provisions versions; without one the portal launches nothing. @public */
export interface PatternsLauncherExtensionPoint {
  /** A second one is a start-up failure of its module. */
  setLauncher(launcher: PatternLauncher): void;
}

/** Provisions versions. @public */
export const patternsLauncherExtensionPoint =
  createExtensionPoint<PatternsLauncherExtensionPoint>({
    id: 'patterns.launcher',
  });
