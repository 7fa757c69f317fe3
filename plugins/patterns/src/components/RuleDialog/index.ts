export { RuleDialog } from './RuleDialog';
export { ViolationsDialog } from './ViolationsDialog';
