export { OverviewPage } from './OverviewPage';
export { VersionsInStatePage } from './VersionsInStatePage';
