export { PatternsShell } from './PatternsShell';
export { PublishButton } from './PublishButton';
