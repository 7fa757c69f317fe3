/**
 * The permission policy of the roles, and the part of it that other policies can call.
 *
 * @packageDocumentation
 */
export { permissionModulePatterns as default } from './module';
export { decidePatternsPermission } from './decidePatternsPermission';
export type { PolicyUser } from './PolicyUser';
export { readPatternsPolicyOptions } from './PatternsPolicyOptions';
export type { PatternsPolicyOptions } from './PatternsPolicyOptions';
export { PatternsPermissionPolicy } from './PatternsPermissionPolicy';
