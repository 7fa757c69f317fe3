export { LaunchPatternPage } from './LaunchPatternPage';
