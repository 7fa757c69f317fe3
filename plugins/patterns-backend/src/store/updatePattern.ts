import type { Knex } from 'knex';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { About } from '@apo/backstage-plugin-patterns-common';
import { aboutChanges } from './aboutChanges';
import { checkText } from './checkText';
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
  if (!pattern) throw new NotFoundError(`There is no pattern '${name}'`);
  if (pattern.revision !== revision) {
    throw new ConflictError(
      `The pattern '${name}' was changed by someone else: load it again before you go on`,
    );
  }
  const described = { ...about, sourceUrl: pattern.source_url ?? undefined };
  const changes = await aboutChanges(tx, pattern, described);
  if (!changes.length) return;
  await describePattern(tx, name, described, changes);
  await tx<PatternRow>('patterns').where({ name }).update({ updated_at: now });
  if (changes.includes('attributes')) {
    await requestSync(tx, [{ kind: 'pattern', id: name }], now);
  }
}
