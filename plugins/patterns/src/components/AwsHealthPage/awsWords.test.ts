import type {
  AwsCheckResult,
  AwsState,
} from '@apo/backstage-plugin-patterns-common';
import { summarize } from './awsWords';

const checks = (...states: AwsState[]) =>
  states.map(state => ({ state } as AwsCheckResult));

describe('the summary', () => {
  it.each<[AwsState[], string, string]>([
    [['ok', 'ok'], 'All 2 are right', 'positive'],
    [['ok', 'skipped'], 'All is right', 'positive'],
    [
      [...Array(9).fill('ok'), 'warning'],
      '9 of 10 are right; 1 needs attention',
      'warning',
    ],
    [
      ['ok', 'failed', 'failed', 'warning', 'warning'],
      '1 of 5 is right; 2 are not right, 2 need attention',
      'negative',
    ],
    [['failed'], '0 of 1 are right; 1 is not right', 'negative'],
  ])('of %j is %s', (states, text, tone) => {
    expect(summarize(checks(...states))).toEqual({ text, tone });
  });
});
