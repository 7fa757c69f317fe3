import { InputError } from '@backstage/errors';
import type { PortalStores, TransferredStore } from '../stores/PortalStores';
import { compareStores, describeComparison } from './compareStores';
import type { LostBundle, MigrationState } from './MigrationState';
import { moveBundles } from './moveBundles';
import { moveItems } from './moveItems';
import { Progress, type Tell } from './Progress';
import type { StateFile } from './StateFile';
import { readTallies, tallyStore, writeTallies } from './tallyStore';

/** What a migration is to move, from where and to where. */
export type Migration = {
  from: PortalStores;
  to: PortalStores;
  stateFile: StateFile;
  only?: 'patterns' | 'bundles';
  /** Whether the target may have patterns or attributes already. */
  intoExisting: boolean;
  tell: Tell;
};

/**
 * Moves the data of a portal, goes on where an earlier run was killed, and
 * compares both sides at the end.
 *
 * @returns whether the target has everything
 * @throws InputError when the target is in use, ConflictError when it has
 * another history of a pattern.
 */
export async function migrate(migration: Migration): Promise<boolean> {
  const { from, to, stateFile, only, tell } = migration;
  tellPlaces(migration);
  const source = await from.openPatterns();
  const target = only === 'bundles' ? undefined : await to.openPatterns();
  const state = await begin(migration, target);
  const common = {
    state,
    save: (next: MigrationState) => stateFile.save(next),
    progress: new Progress(tell),
  };
  if (target) await moveItems({ ...common, from: source, to: target });
  if (only !== 'patterns') {
    await moveBundles({
      ...common,
      patterns: source,
      from: await from.openBundles(),
      to: await to.openBundles(),
    });
  }
  tellLost(state.lost, tell);
  const isEqual =
    !target || (await areEqual(source, target, state.before, tell));
  if (isEqual && !state.lost.length) {
    await stateFile.remove();
    tell('All of it is there.');
    return true;
  }
  // The next run looks at everything again, and at what was there before this.
  await stateFile.save({ ...state, cursors: {}, lost: [] });
  return false;
}

/** Says what goes where. */
export function tellPlaces({ from, to, only, tell }: Migration): void {
  for (const [side, { patternPlace, bundlePlace }] of [
    ['From', from],
    ['To', to],
  ] as const) {
    const places = [
      ...(only === 'bundles' ? [] : [patternPlace]),
      ...(only === 'patterns' ? [] : [`bundles in ${bundlePlace}`]),
    ];
    tell(`${side.padEnd(5)}${places.join(', ')}`);
  }
}

async function begin(
  { from, to, stateFile, intoExisting, tell }: Migration,
  target: TransferredStore | undefined,
): Promise<MigrationState> {
  const [source, goal] = [from, to].map(side =>
    target ? side.patternPlace : side.bundlePlace,
  );
  const places = { from: source, to: goal };
  const state = await stateFile.load(places);
  if (state) {
    tell('An earlier run did not end well: this one goes on where it was.');
    return state;
  }
  if (!target)
    return { format: 1, ...places, before: {}, cursors: {}, lost: [] };
  const { pattern, attribute } = await target.countItems();
  if (pattern + attribute > 0 && !intoExisting) {
    throw new InputError(
      `${goal} has ${pattern} patterns and ${attribute} attributes already: use an empty one, or --into-existing to write over those of the same name`,
    );
  }
  const tally = await tallyStore(target);
  return {
    format: 1,
    ...places,
    before: writeTallies(tally),
    cursors: {},
    lost: [],
  };
}

async function areEqual(
  source: TransferredStore,
  target: TransferredStore,
  before: MigrationState['before'],
  tell: Tell,
): Promise<boolean> {
  tell('Reading both sides again, to compare them …');
  const kinds = await compareStores(source, target, readTallies(before));
  describeComparison(kinds).forEach(tell);
  const different = kinds.filter(({ verdict }) => verdict === 'different');
  if (!different.length) return true;
  const names = different.map(({ kind }) => kind).join(', ');
  tell(
    `Different: ${names}. Somebody wrote meanwhile, or the target had some of it otherwise: stop the portal and run the same command again.`,
  );
  return false;
}

function tellLost(lost: LostBundle[], tell: Tell) {
  if (!lost.length) return;
  tell(`${lost.length} bundles could not be copied:`);
  for (const { patternName, version, digest, reason } of lost) {
    tell(`  ${patternName} ${version}: ${digest.slice(0, 12)}… ${reason}`);
  }
  tell('Restore them at the source from a backup, and run the same again.');
}
