import type {
  Notice,
  SubscriptionStore,
} from '@apo/backstage-plugin-patterns-node';
import type { LeasedQueue } from '../worker/LeasedWorker';

/** What subscribers are still to be told. */
export function noticeQueue(store: SubscriptionStore): LeasedQueue<Notice> {
  return {
    claim: (lease, limit) => store.claimNotices(lease, limit),
    renew: ({ id }, lease) => store.renewNoticeLease(id, lease),
    release: ({ id }, holder) => store.releaseNotice(id, holder),
    describe: ({ id }) => `notice ${id}`,
  };
}
