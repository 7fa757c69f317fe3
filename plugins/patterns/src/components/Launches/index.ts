export { LaunchesPage } from './LaunchesPage';
export { LaunchPage } from './LaunchPage';
