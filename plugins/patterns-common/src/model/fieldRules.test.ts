import {
  checkOwner,
  checkPatternName,
  checkSubmission,
  checkVersion,
  describeProblem,
} from './fieldRules';

describe('field rules', () => {
  it.each(['a', 'a_b', 'a-b', '0', '-', 'x'.repeat(40)])(
    'take the name %j as it is typed',
    name => expect(checkPatternName(name)).toBeUndefined(),
  );

  it.each([
    ['', 'is required'],
    ['x'.repeat(41), 'has at most 40 characters'],
    ['My Bucket', 'has only a-z, 0-9, - and _'],
    ['ünï', 'has only a-z, 0-9, - and _'],
    ['a/b', 'has only a-z, 0-9, - and _'],
    ['a\n', 'has only a-z, 0-9, - and _'],
    ['reviews', 'is not the name of a page of the portal'],
  ])('refuse the name %j: %s', (name, rule) => {
    expect(checkPatternName(name)).toMatchObject({ field: 'name', rule });
  });

  it('suggest a name that passes', () => {
    expect(checkPatternName('My Bucket')!.fix).toBe('use my-bucket');
    expect(checkPatternName('☃')!.fix).toBe(
      'use a name such as encrypted-bucket',
    );
  });

  it.each(['1.0.0', '0.0.1', '1.0.0-rc.1', '10.20.30'])(
    'take the version %s',
    v => expect(checkVersion(v)).toBeUndefined(),
  );

  it.each([
    '1',
    '1.0',
    'v1.0.0',
    '1.0.0+build',
    '01.0.0',
    ' 1.0.0',
    'latest',
    '',
    `1.0.0-${'a'.repeat(80)}`,
  ])('refuse the version %j', v =>
    expect(checkVersion(v)).toMatchObject({ field: 'version' }),
  );

  it.each(['group:default/platform', 'user:default/ada', 'Group:ops/sre'])(
    'take the owner %s',
    owner => expect(checkOwner(owner)).toBeUndefined(),
  );

  it.each([
    'platform',
    'component:default/x',
    '',
    'group:',
    'group:default/platform team',
  ])('refuse the owner %j', owner =>
    expect(checkOwner(owner)).toMatchObject({ field: 'owner' }),
  );

  it('name every field of a submission that breaks a rule', () => {
    const problems = checkSubmission('Bad Name', {
      digest: '',
      type: 'CFN',
      version: 'one',
      owner: 'nobody',
      title: ' ',
      description: 'x'.repeat(1025),
      notes: 'x'.repeat(4001),
    });
    expect(problems.map(p => p.field)).toEqual([
      'name',
      'version',
      'owner',
      'title',
      'description',
      'notes',
    ]);
    expect(describeProblem(problems[4])).toBe(
      'description has at most 1024 characters: shorten it by 1',
    );
  });

  it('take a description with new lines', () => {
    expect(
      checkSubmission('ok', {
        digest: '',
        type: 'CFN',
        version: '1.0.0',
        owner: 'group:default/platform',
        title: 'Fine',
        description: 'one\ntwo',
      }),
    ).toEqual([]);
  });
});
