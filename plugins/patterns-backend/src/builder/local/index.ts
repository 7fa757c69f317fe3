export { createLocalBuilder } from './createLocalBuilder';
