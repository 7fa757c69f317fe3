export { patternsApiRef, type PatternsApi } from './PatternsApi';
