import type { About } from '@apo/backstage-plugin-patterns-common';
import {
  aboutChanges,
  checkText,
  storeErrors,
} from '@apo/backstage-plugin-patterns-node';
import { requestSync } from '../sync/syncRequests';
import type { Table } from '../Table';
import { transact } from '../Transaction';
import {
  describePattern,
  readPattern,
  writePattern,
} from './PatternTransaction';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.updatePattern} */
export async function updatePattern(
  table: Table,
  name: string,
  update: Omit<About, 'sourceUrl'> & { revision: number },
): Promise<void> {
  const { revision, ...about } = update;
  const { title, description, owner } = about;
  checkText({ name, title, description, owner });
  await transact(table, async tx => {
    const pattern = await readPattern(table, name);
    if (!pattern) throw storeErrors.patternAbsent(name);
    if (pattern.revision !== revision) throw storeErrors.patternChanged(name);
    const described = { ...about, sourceUrl: pattern.sourceUrl };
    const changes = aboutChanges(pattern, described);
    if (!changes.length) return;
    const now = new Date().toISOString();
    const after = await describePattern(table, pattern, described, changes);
    writePattern(tx, pattern, { ...after, updatedAt: now });
    if (changes.includes('attributes')) {
      requestSync(tx, { kind: 'pattern', id: name }, now, after.attributes);
    }
  });
}
