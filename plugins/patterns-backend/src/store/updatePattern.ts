import {
  aboutChanges,
  checkText,
  storeErrors,
} from '@apo/backstage-plugin-patterns-node';
import type { Knex } from 'knex';
import type { About } from '@apo/backstage-plugin-patterns-common';
import { readPattern } from './patternSelect';
import { describePattern } from './describePattern';
import type { PatternRow } from './rows';
import { requestSync } from './sync/syncRequests';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.updatePattern} */
export async function updatePattern(
  tx: Knex.Transaction,
  name: string,
  update: Omit<About, 'sourceUrl'> & { revision: number },
  now: string,
): Promise<void> {
  const { revision, ...about } = update;
  const { title, description, owner } = about;
  checkText({ name, title, description, owner });
  const [pattern] = await tx<PatternRow>('patterns')
    .where({ name })
    .forUpdate();
  if (!pattern) throw storeErrors.patternAbsent(name);
  if (pattern.revision !== revision) throw storeErrors.patternChanged(name);
  const described = { ...about, sourceUrl: pattern.source_url ?? undefined };
  const changes = aboutChanges(await readPattern(tx, name), described);
  if (!changes.length) return;
  await describePattern(tx, name, described, changes);
  await tx<PatternRow>('patterns').where({ name }).update({ updated_at: now });
  if (changes.includes('attributes')) {
    await requestSync(tx, [{ kind: 'pattern', id: name }], now);
  }
}
