import { abbreviationsIn } from './abbreviations';

describe('abbreviationsIn', () => {
  it.each([
    ['35 days of point-in-time recovery', ['pitr']],
    ['Point in\ntime Recovery, and a dead-letter queue', ['dlq', 'pitr']],
    ['TimeToLive is one word, time-to-live three', ['ttl']],
    ['midpoint in time recovery', []],
    ['point in time', []],
    ['', []],
  ])('of %j are %j', (text, expected) => {
    expect(abbreviationsIn(text)).toEqual(expected);
  });
});
