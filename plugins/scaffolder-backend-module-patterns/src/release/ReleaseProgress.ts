import type {
  Publication,
  ReleaseTarget,
} from '@apo/backstage-plugin-patterns-common';
import type { PublishTarget } from './PublishTarget';

/** Tells the patterns back end how far a release is. */
export type RecordTargets = (told: {
  targets: ReleaseTarget[];
  publications: Publication[];
}) => Promise<void>;

/** Longest message that the back end takes. Source: openapi.yaml, ReleaseTarget. */
const MAX_MESSAGE = 4000;

/** How far one release is, by target; each step is recorded before the next. */
export class ReleaseProgress {
  private readonly states: ReleaseTarget[];
  private readonly done: Publication[];

  /**
   * @param targets - all of the config
   * @param published - what the back end knows to be published
   */
  constructor(
    targets: PublishTarget[],
    published: Publication[],
    private readonly record: RecordTargets,
  ) {
    this.states = targets.map(({ name, region, accountId }) => ({
      name,
      region,
      accountId,
      state: 'pending',
    }));
    this.done = published.filter(({ targetName }) =>
      targets.some(({ name }) => name === targetName),
    );
  }

  /** Where the version is, by target. */
  get publications(): Publication[] {
    return [...this.done];
  }

  isPublished(name: string): boolean {
    return this.done.some(({ targetName }) => targetName === name);
  }

  /** Records what there is to do. */
  async begin(): Promise<void> {
    await this.tell();
  }

  async published(publication: Publication): Promise<void> {
    this.done.push(publication);
    await this.tell();
  }

  async failed(name: string, message: string): Promise<void> {
    const state = this.states.find(target => target.name === name);
    Object.assign(state!, {
      state: 'failed',
      message: message.slice(0, MAX_MESSAGE),
    });
    await this.tell();
  }

  private async tell(): Promise<void> {
    const targets = this.states.map(target => ({
      ...target,
      ...(this.isPublished(target.name) && { state: 'published' as const }),
    }));
    await this.record({ targets, publications: this.publications });
  }
}
