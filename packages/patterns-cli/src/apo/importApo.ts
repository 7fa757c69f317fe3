import { writeFile } from 'node:fs/promises';
import type { Tell } from '../migrate/Progress';
import type { TransferredStore } from '../stores/PortalStores';
import type { ApoRecords } from './ApoRecords';
import { applyImport } from './applyImport';
import type { Owners } from './chooseOwner';
import { describePlan } from './ImportPlan';
import { planImport } from './planImport';
import { describePublished, publishedOnAws } from './PublishedOnAws';

/**
 * Takes over attributes and patterns of the predecessor, and tells what it has
 * on AWS. What the portal has stays, so the same again changes nothing.
 */
export async function importApo(options: {
  records: ApoRecords;
  store: TransferredStore;
  owners: Owners;
  /** Entity ref of who shows as their creator. */
  actor: string;
  dryRun: boolean;
  /** File for the plan and what is on AWS, as JSON. */
  report?: string;
  tell: Tell;
}): Promise<void> {
  const { records, store, dryRun, report, tell } = options;
  const now = new Date().toISOString();
  const plan = await planImport(records, store, { ...options, now });
  describePlan(plan).forEach(tell);
  const onAws = publishedOnAws(records);
  if (onAws.length) {
    tell('On AWS, to be published anew from here or to be retired there:');
    describePublished(onAws).forEach(tell);
  }
  if (report) {
    const planned = plan.map(({ items, ...each }) => each);
    const content = { records: planned, onAws };
    await writeFile(report, `${JSON.stringify(content, null, 2)}\n`);
    tell(`The report is in ${report}`);
  }
  if (dryRun) {
    tell('This was a dry run: nothing was changed.');
    return;
  }
  await applyImport(plan, store);
  tell('Done.');
}
