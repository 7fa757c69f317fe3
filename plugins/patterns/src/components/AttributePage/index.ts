export { AttributePage } from './AttributePage';
