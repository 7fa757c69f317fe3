import { checkParameters } from './checkParameters';
import { hideSecrets } from './hideSecrets';
import { matchesPattern } from './matchesPattern';

const text = { name: 'Team', type: 'String', allowedPattern: '[a-z]+' };

const fieldsOf = (...args: Parameters<typeof checkParameters>) =>
  checkParameters(...args).map(({ field, rule }) => `${field} ${rule}`);

describe('parameters of a launch', () => {
  it('are those of the template, each once, and all that have no default', () => {
    const other = { name: 'Size', type: 'Number', default: '2' };
    expect(fieldsOf([text, other], [])).toEqual([
      'parameters.Team is required',
    ]);
    const given = ['Team', 'Team', 'Tier'].map(key => ({ key, value: 'a' }));
    expect(fieldsOf([text, other], given)).toEqual([
      'parameters.Tier is a parameter of the template',
      'parameters.Team is given once',
    ]);
  });

  it('match the whole pattern of their author', () => {
    expect(fieldsOf([text], [{ key: 'Team', value: 'ab' }])).toEqual([]);
    expect(fieldsOf([text], [{ key: 'Team', value: 'a1' }])).toEqual([
      'parameters.Team must match [a-z]+',
    ]);
  });

  it('never have their value in what is said of them', () => {
    const secret = { ...text, noEcho: true, minLength: 20 };
    const problems = checkParameters(
      [secret],
      [{ key: 'Team', value: 'Pa55word' }],
    );
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain('Pa55word');
  });
});

describe('a pattern of an author', () => {
  it('that would take for ever is left to CloudFormation', () => {
    const started = Date.now();
    expect(matchesPattern('(a+)+', `${'a'.repeat(40)}!`)).toBe(true);
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it('that JavaScript reads otherwise is left to CloudFormation', () => {
    expect(matchesPattern('\\p{Lower}+', 'A')).toBe(true);
    expect(matchesPattern('(', 'A')).toBe(true);
  });
});

it('secrets are hidden, the longest first', () => {
  const hidden = hideSecrets('abc is not ab', ['ab', 'abc', '']);
  expect(hidden).toBe('*** is not ***');
});
