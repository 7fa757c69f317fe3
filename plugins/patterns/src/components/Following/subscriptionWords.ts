import type { SubscriptionTarget } from '@apo/backstage-plugin-patterns-common';
import { entityName } from '../shared/EntityName';

/** What is followed, in a sentence. */
export function followedWords({ kind, id }: SubscriptionTarget): string {
  switch (kind) {
    case 'all':
      return 'all patterns';
    case 'owner':
      return `the patterns of ${entityName(id)}`;
    case 'attribute':
      return `the patterns with ${id}`;
    default:
      return `the pattern ${id}`;
  }
}
