import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { InputError } from '@backstage/errors';
import { migrationState, type MigrationState } from './MigrationState';

/** Keeps how far a migration is, so that a killed one goes on. */
export class StateFile {
  constructor(private readonly path: string) {}

  /**
   * How far the migration between two places is; undefined when there is none
   * on its way.
   *
   * @throws InputError when the file is of another migration, or of none.
   */
  async load(places: {
    from: string;
    to: string;
  }): Promise<MigrationState | undefined> {
    const text = await this.read();
    if (text === undefined) return undefined;
    const state = this.parse(text);
    if (state.from === places.from && state.to === places.to) return state;
    throw new InputError(
      `${this.path} is of a migration from ${state.from} to ${state.to}, and not from ${places.from} to ${places.to}: finish that one, or name another file with --state`,
    );
  }

  /** Whole or not at all. */
  async save(state: MigrationState): Promise<void> {
    const temporary = `${this.path}.tmp`;
    await writeFile(temporary, `${JSON.stringify(state, null, 2)}\n`);
    await rename(temporary, this.path);
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }

  private async read(): Promise<string | undefined> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  private parse(text: string): MigrationState {
    try {
      return migrationState.parse(JSON.parse(text));
    } catch {
      throw new InputError(
        `${this.path} is not the state of a migration: remove it to start anew, or name another file with --state`,
      );
    }
  }
}
