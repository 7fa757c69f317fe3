import type {
  AttributeSync,
  SyncJob,
} from '@apo/backstage-plugin-patterns-node';

/**
 * Brings to AWS what a job says.
 *
 * @throws AttributeSyncError
 * @public
 */
export async function performJob(
  sync: AttributeSync,
  { subject, content }: Pick<SyncJob, 'subject' | 'content'>,
  signal: AbortSignal,
): Promise<void> {
  await (content.kind === 'attribute'
    ? sync.syncAttribute(subject.id, content.attribute, signal)
    : sync.syncPattern(content.pattern, signal));
}
