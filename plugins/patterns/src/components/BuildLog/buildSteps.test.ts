import { headingOf } from '@apo/backstage-plugin-patterns-common';
import { readSteps } from './buildSteps';

const statuses = (lines: string[], complete: boolean) =>
  readSteps(lines, complete)
    .map(({ status }) => status)
    .join(' ');

describe('the steps of a build', () => {
  it.each([
    ['== install: npm ci', 'install'],
    ['== test ended with exit code 1', undefined],
    ['== rest: x', undefined],
    ['  == pack: written by a step', undefined],
  ])('are known by the headings: %s', (line, step) => {
    expect(headingOf(line)).toBe(step);
  });

  it.each<[string[], boolean, string]>([
    [[], false, 'waiting waiting waiting waiting waiting'],
    [
      ['== install: a', '== build: b'],
      false,
      'done current waiting waiting waiting',
    ],
    [
      ['== test: c', '  boom', '== test ended with exit code 1'],
      false,
      'done done failed waiting waiting',
    ],
    [['== synth: d'], true, 'done done done failed waiting'],
    [
      ['== pack: e', '== pack takes package.json as it was submitted', '  x'],
      true,
      'done done done done done',
    ],
    [
      ['== pack: e', '== pack ended with exit code 1'],
      true,
      'done done done done failed',
    ],
  ])('stand where the log says %#', (lines, complete, expected) => {
    expect(statuses(lines, complete)).toBe(expected);
  });
});
