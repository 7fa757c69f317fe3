/**
 * Brings attributes to AWS.
 * @packageDocumentation
 */
export {};
