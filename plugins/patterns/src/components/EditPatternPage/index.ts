export { EditPatternPage } from './EditPatternPage';
