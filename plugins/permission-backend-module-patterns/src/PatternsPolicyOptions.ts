import type { Config } from '@backstage/config';

/**
 * What an organisation can change in the table of the README.
 * @public
 */
export interface PatternsPolicyOptions {
  /** Publishers review too; nobody reviews their own, whatever is set here. Default false. */
  publishersMayReview?: boolean;
  /** Publishers submit versions of, and update, only patterns that they own. Default false. */
  publishersChangeOnlyOwn?: boolean;
}

/**
 * Reads `patterns.permission` of the app config.
 * @throws Error when a value is not a boolean.
 * @public
 */
export function readPatternsPolicyOptions(
  config: Config,
): Required<PatternsPolicyOptions> {
  const permission = config.getOptionalConfig('patterns.permission');
  const flag = (key: keyof PatternsPolicyOptions) =>
    permission?.getOptionalBoolean(key) ?? false;
  return {
    publishersMayReview: flag('publishersMayReview'),
    publishersChangeOnlyOwn: flag('publishersChangeOnlyOwn'),
  };
}
