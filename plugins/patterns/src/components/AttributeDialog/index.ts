export { CreateAttributeDialog } from './CreateAttributeDialog';
export { DeleteAttributeDialog } from './DeleteAttributeDialog';
export { EditAttributeDialog } from './EditAttributeDialog';
