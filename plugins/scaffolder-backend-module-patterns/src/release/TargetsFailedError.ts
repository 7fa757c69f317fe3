import { CustomErrorBase } from '@backstage/errors';

/** Some targets of a release could not be published to. @public */
export class TargetsFailedError extends CustomErrorBase {
  name = 'TargetsFailedError' as const;

  /**
   * @param failures - why, by the target's name
   * @param published - names of the targets that have the version
   */
  constructor(
    readonly failures: { name: string; message: string }[],
    published: string[],
  ) {
    const names = failures.map(({ name }) => name).join(', ');
    const others = published.length
      ? `it is published to ${published.join(', ')}`
      : 'it is published nowhere';
    const reasons = failures.map(f => `${f.name}: ${f.message}`).join('\n');
    super(
      `The version could not be published to ${names}; ${others}. Correct what is said below, then retry the release, which publishes what is left.\n${reasons}`,
    );
  }
}
