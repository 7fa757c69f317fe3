/**
 * Mails of the portal: escaped, and those about patterns once.
 *
 * @packageDocumentation
 */
export { patternsMailLoader as default } from './module';
