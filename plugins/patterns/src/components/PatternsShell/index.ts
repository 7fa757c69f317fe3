export { PatternsShell, type Place } from './PatternsShell';
export { PublishButton } from './PublishButton';
