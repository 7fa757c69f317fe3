import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findResources } from '../../test/assembly';

const runbook = readFileSync(
  path.resolve(__dirname, '../../../docs/runbook.md'),
  'utf8',
);

/** Headings of a level, with what is below each until the next of that level or above. */
function sections(text: string, level: number): Map<string, string> {
  const mark = '#'.repeat(level);
  return new Map(
    text
      .split(new RegExp(`^${mark} `, 'm'))
      .slice(1)
      .map(part => {
        const [title, ...rest] = part.split('\n');
        return [title, rest.join('\n').split(/^## /m)[0]] as const;
      }),
  );
}

const alarmSections = sections(sections(runbook, 2).get('Alarms') ?? '', 3);

/** The anchor that GitHub makes of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replace(/ /g, '-');

const anchors = (['standard', 'minimal'] as const).map(name => ({
  name,
  alarms: findResources(name, 'AWS::CloudWatch::Alarm').map(
    ({ Properties }) =>
      /docs\/runbook\.md#(\S+)$/.exec(Properties.AlarmDescription)?.[1],
  ),
}));

describe.each(anchors)('the runbook and the alarms of $name', ({ alarms }) => {
  it('have the same: a section for each alarm, and an alarm for each section', () => {
    expect(alarms.length).toBeGreaterThan(10);
    expect([...alarms].sort()).toEqual(
      [...alarmSections.keys()].map(anchorOf).sort(),
    );
  });

  it('have every alarm tell somebody, when it begins and when it ends', () => {
    for (const { Properties } of findResources(
      'standard',
      'AWS::CloudWatch::Alarm',
    )) {
      expect(Properties.AlarmActions).toHaveLength(1);
      expect(Properties.OKActions).toEqual(Properties.AlarmActions);
    }
  });
});

it.each([...alarmSections])(
  '%s says what it means, how to look, what to do and when to wake somebody',
  (_, text) => {
    const parts = Array.from(
      text.matchAll(/^\*\*(.+?)\.?\*\*/gm),
      each => each[1],
    );
    expect(parts).toEqual([
      'What it means',
      'How to look',
      'What to do',
      'When to wake somebody',
    ]);
  },
);
