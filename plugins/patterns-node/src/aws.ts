/**
 * What works with AWS and needs nothing of Backstage's back end, so that a
 * Lambda function can use it too.
 * @packageDocumentation
 */
export * from './aws/attributeGroupName';
export * from './aws/awsClientSettings';
export * from './aws/describeAwsError';
export * from './aws/isAwsError';
export * from './aws/managedTags';
export { AttributeSyncError } from './sync/AttributeSync';
