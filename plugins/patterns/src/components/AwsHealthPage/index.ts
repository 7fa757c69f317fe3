export { AwsHealthPage } from './AwsHealthPage';
