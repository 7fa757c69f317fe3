/** Ports of 127.0.0.1 beside those of `npm start`. */
export const backendPort = 7008;
export const awsPort = 4567;
export const signInPort = 9230;

/** Where the portal is, its front end too. */
export const portalUrl = `http://localhost:${backendPort}`;
