import path from 'node:path';

/** Ports of 127.0.0.1 beside those of `npm start`. */
export const portalPort = 7008;
export const backendPort = 7018;
/** A second replica of the back end, while a test has one. */
export const replicaPort = 7019;
export const awsPort = 4567;
export const signInPort = 9230;

/** Where the portal is, its front end too. */
export const portalUrl = `http://localhost:${portalPort}`;

/** Where this suite keeps its logs, and the portal's files. */
export const data = path.resolve(__dirname, '../../.local/production');

/** Where a replica of the back end says whether it takes requests. */
export function readinessUrl(port: number): string {
  return `https://127.0.0.1:${port}/.backstage/health/v1/readiness`;
}
