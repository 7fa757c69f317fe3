/**
 * Stand-ins for the AWS services on a laptop, for demos and tests. Nothing in
 * production imports this package.
 *
 * @packageDocumentation
 */
export { startLocalAws } from './startLocalAws';
export { localEnvironment } from './localEnvironment';
export type { LocalAws, LocalAwsOptions } from './LocalAwsOptions';
export type { EventSourceOptions } from './services/lambda/EventSourceOptions';
export type { SignInOptions } from './sign-in/SignInOptions';
export {
  LOCAL_CLIENT,
  LOCAL_ISSUER,
  LOCAL_POOL,
} from './sign-in/SignInOptions';
export { LOCAL_USERS, type LocalUser } from './sign-in/users';
export { signInWithHttp, type SignedIn } from './sign-in/signInWithHttp';
export { FaultRegistry } from './core/faults/FaultRegistry';
export type { Fault, FaultKind } from './core/faults/Fault';
export {
  evaluatePolicy,
  type Decision,
} from './core/authorization/evaluatePolicy';
export type { Conditions } from './core/authorization/matchesConditions';
export type {
  Permission,
  RequestContext,
} from './core/authorization/Permission';
export type {
  PolicyStatement,
  SessionPolicy,
} from './core/authorization/SessionPolicy';
