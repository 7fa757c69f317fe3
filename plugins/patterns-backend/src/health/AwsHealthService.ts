import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  awsReadPermission,
  type AwsHealth,
} from '@apo/backstage-plugin-patterns-common';
import type { AwsCheck } from '@apo/backstage-plugin-patterns-node';
import type { PatternAccess } from '../service/PatternAccess';
import { runCheck } from './runCheck';

/** Time of each check, in milliseconds. */
const CHECK_MS = 10_000;
/** How long an answer is kept, in milliseconds. */
const KEEP_MS = 30_000;

/** Whether what the portal needs of AWS is set up right, for administrators. */
export class AwsHealthService {
  private latest?: { at: number; health: AwsHealth };
  private running?: Promise<AwsHealth>;

  constructor(
    private readonly options: {
      access: PatternAccess;
      checks: readonly AwsCheck[];
      checkMs?: number;
      keepMs?: number;
    },
  ) {}

  /**
   * What the checks say. Who asks while they run gets what they then say.
   *
   * @param fresh - does not take what is kept of them.
   * @throws NotAllowedError that names the permission.
   */
  async getHealth(
    fresh: boolean,
    credentials: BackstageCredentials,
  ): Promise<AwsHealth> {
    const { access, keepMs = KEEP_MS } = this.options;
    await access.demandBasic(awsReadPermission, credentials);
    const { latest } = this;
    if (!fresh && latest && Date.now() - latest.at < keepMs) {
      return latest.health;
    }
    this.running ??= this.look().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async look(): Promise<AwsHealth> {
    const { checks, checkMs = CHECK_MS } = this.options;
    const results = await Promise.all(
      checks.map(check => runCheck(check, checkMs)),
    );
    const at = Date.now();
    const health = {
      checkedAt: new Date(at).toISOString(),
      checks: results,
    };
    this.latest = { at, health };
    return health;
  }
}
