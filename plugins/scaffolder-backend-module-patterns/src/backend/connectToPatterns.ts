import type {
  AuthService,
  BackstageCredentials,
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

/** The patterns back end, as one task may use it. */
export type PatternsConnection = {
  client: PatternsClient;
  /** Options of a call. Each has a token of its own, as tokens age while AWS works. */
  call(): Promise<CallOptions>;
};

/** Connects to the patterns back end on behalf of the person who started the task. */
export function connectToPatterns(
  options: PatternsConnectionOptions,
  ctx: Pick<ActionContext<{}>, 'getInitiatorCredentials' | 'signal'>,
): PatternsConnection {
  return connect(options, ctx.signal, () => ctx.getInitiatorCredentials());
}

/**
 * Connects to the patterns back end as the scaffolder itself, for the actions
 * of a release. The back end has to believe which task calls, and an action of
 * another module that sends what a template says sends it in the user's name.
 */
export function connectForRelease(
  options: PatternsConnectionOptions,
  ctx: Pick<ActionContext<{}>, 'signal'>,
): PatternsConnection {
  return connect(options, ctx.signal, () =>
    options.auth.getOwnServiceCredentials(),
  );
}

function connect(
  { auth, discovery }: PatternsConnectionOptions,
  signal: AbortSignal | undefined,
  credentials: () => Promise<BackstageCredentials>,
): PatternsConnection {
  return {
    client: new PatternsClient({ discoveryApi: discovery }),
    async call() {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await credentials(),
        targetPluginId: 'patterns',
      });
      return { token, signal };
    },
  };
}
