import type { Subscription } from '../model/types';
import type { CallOptions, PatternsCall } from './callPatternsApi';

/** What a subscription is about; the id of `all` is `all`. @public */
export type SubscriptionTarget = Pick<Subscription, 'kind' | 'id'>;

/**
 * The part of the patterns REST API that is about what the caller follows.
 * Every method throws a `ResponseError` that carries the server's message.
 * @public
 */
export class SubscriptionsClient {
  constructor(private readonly call: PatternsCall) {}

  /** Everything that the caller follows, by kind and id. */
  async list(options?: CallOptions) {
    return this.call<{ items: Subscription[] }>(options, (client, init) =>
      client.GET('/subscriptions', init),
    );
  }

  /** Has the caller be told; the same again changes nothing. */
  async subscribe({ kind, id }: SubscriptionTarget, options?: CallOptions) {
    return this.call<Subscription>(options, (client, init) =>
      client.PUT('/subscriptions/{kind}/{id}', {
        params: { path: { kind, id } },
        ...init,
      }),
    );
  }

  /** Ends a subscription of the caller; of one that is not there too. */
  async unsubscribe({ kind, id }: SubscriptionTarget, options?: CallOptions) {
    await this.call<void>(options, (client, init) =>
      client.DELETE('/subscriptions/{kind}/{id}', {
        params: { path: { kind, id } },
        ...init,
      }),
    );
  }
}
