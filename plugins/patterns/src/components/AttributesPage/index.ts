export { AttributesPage } from './AttributesPage';
