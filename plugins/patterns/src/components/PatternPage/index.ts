export { PatternPage } from './PatternPage';
