import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  PatternsClient,
  type CallOptions,
} from '@apo/backstage-plugin-patterns-common';

/** Services through which an action reaches the patterns back end. @public */
export type PatternsConnectionOptions = {
  auth: AuthService;
  discovery: DiscoveryService;
};

/** The patterns back end, as the initiator of one task may use it. */
export type PatternsConnection = {
  client: PatternsClient;
  /** Options of a call. Each has a token of its own, as tokens age while AWS works. */
  call(): Promise<CallOptions>;
};

/** Connects to the patterns back end on behalf of the person who started the task. */
export function connectToPatterns(
  { auth, discovery }: PatternsConnectionOptions,
  ctx: Pick<ActionContext<{}>, 'getInitiatorCredentials' | 'signal'>,
): PatternsConnection {
  return {
    client: new PatternsClient({ discoveryApi: discovery }),
    async call() {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await ctx.getInitiatorCredentials(),
        targetPluginId: 'patterns',
      });
      return { token, signal: ctx.signal };
    },
  };
}
