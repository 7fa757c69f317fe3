import type { AttributeSync } from '@apo/backstage-plugin-patterns-node';
import { ATTEMPT_MS } from './attempts';
import type { SyncAttempt, SyncCarrier } from './SyncCarrier';

/** Brings attributes to AWS in this process. */
export class CarryHere implements SyncCarrier {
  readonly concurrency = 4;

  constructor(private readonly sync: AttributeSync) {}

  async carry(
    { request, content }: SyncAttempt,
    signal: AbortSignal,
  ): Promise<'done'> {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]);
    await (content.kind === 'attribute'
      ? this.sync.syncAttribute(request.subject.id, content.attribute, limited)
      : this.sync.syncPattern(content.pattern, limited));
    return 'done';
  }
}
