export { LifecycleMenu } from './LifecycleMenu';
export { LifecycleSyncNotice } from './LifecycleSyncNotice';
export { patternTarget, versionTarget } from './LifecycleTarget';
export { RetirementBanner } from './RetirementBanner';
export { RetirementWords } from './RetirementWords';
export { retirementText } from './retirementText';
