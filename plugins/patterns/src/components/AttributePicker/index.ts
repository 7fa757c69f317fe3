export { AttributePicker } from './AttributePicker';
export { checkPickedAttributes } from './checkPickedAttributes';
