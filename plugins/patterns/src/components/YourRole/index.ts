export { YourRole } from './YourRole';
