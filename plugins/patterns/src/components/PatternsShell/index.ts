export { PatternsShell, PublishButton } from './PatternsShell';
