import { describeProblem } from '@apo/backstage-plugin-patterns-common';
import type { PatternContentValue } from '../wizardFormData';
import { checkContent } from './checkContent';

const template = (text: string): PatternContentValue => ({
  source: 'paste',
  files: { 'template.yaml': { text } },
});
const repository = (url: string): PatternContentValue => ({
  source: 'repository',
  url,
});

function message(value: Partial<PatternContentValue> | undefined) {
  const problem = checkContent(value);
  return problem && describeProblem(problem);
}

describe('checkContent', () => {
  it.each([
    [
      'short tags',
      'Resources:\n  A:\n    Name: !Sub "${B}"\n    Of: !GetAtt A.Arn',
    ],
    ['JSON', '{ "Resources": {} }'],
    ['JSON indented by tabs', '{\n\t"Resources": {}\n}'],
    ['aliases that would explode', explodingAliases()],
    [
      'a template without resources, which is for the gate to say',
      'Parameters: {}',
    ],
  ])('takes %s', (_what, text) => {
    expect(message(template(text))).toBeUndefined();
  });

  it.each([
    ['', 'template is empty: write, paste or upload a template'],
    [' \n', 'template is empty: write, paste or upload a template'],
    ['just words', /^template is not a CloudFormation template/],
    ['- a\n- b', /^template is not a CloudFormation template/],
    ['a: b\n c: [', /^template is neither YAML nor JSON: mend line \d/],
    ['{ "a": ', /^template is neither YAML nor JSON/],
    ['a: 1\n---\nb: 2', /^template is neither YAML nor JSON/],
    [
      `a: ${'é'.repeat(600_000)}`,
      /^template has at most 1\.0 MiB: shorten it by/,
    ],
  ])('refuses a template %#', (text, expected) => {
    expect(message(template(text))).toMatch(expected);
  });

  it.each([
    [undefined, 'template is required: choose a starter'],
    [{ source: 'starter' as const }, 'template is required: choose a starter'],
    [
      { source: 'paste' as const },
      'template is required: paste it into the editor',
    ],
    [
      { source: 'upload' as const, files: { 'README.md': { text: 'x' } } },
      'template is empty: write, paste or upload a template',
    ],
  ])('asks for what is missing from %j', (value, expected) => {
    expect(message(value)).toBe(expected);
  });

  it.each([
    'https://github.com/acme/patterns/tree/main/bucket',
    'https://gitlab.com/acme/group/patterns/-/tree/main/bucket',
    'https://bitbucket.org/acme/patterns/src/main/bucket',
    'https://dev.azure.com/acme/project/_git/patterns?path=%2Fbucket',
  ])('takes the repository %s', url => {
    expect(message(repository(url))).toBeUndefined();
  });

  it.each([
    ['', 'is required'],
    ['acme/patterns', 'is an https address'],
    ['http://github.com/acme/patterns', 'is an https address'],
    ['file:///etc/passwd', 'is an https address'],
    ['git@github.com:acme/patterns.git', 'is an https address'],
    [
      'https://user:secret@github.com/acme/patterns',
      'has no user or password in it',
    ],
    [
      'https://github.com/acme/patterns/blob/main/template.yaml',
      'names a folder, not a file',
    ],
    ['https://github.com/acme', 'names a repository'],
  ])('refuses the repository %j, as the address %s', (url, rule) => {
    expect(checkContent(repository(url))?.rule).toBe(rule);
  });

  it('ignores the files of another source when a repository is given', () => {
    expect(
      message({
        ...template(''),
        source: 'repository',
        url: 'https://github.com/acme/patterns',
      }),
    ).toBeUndefined();
  });
});

function explodingAliases(): string {
  const levels = [...'abcdefgh'];
  return levels
    .map((name, n) =>
      n === 0
        ? 'a: &a [x, x, x, x, x, x, x, x, x]'
        : `${name}: &${name} [${Array(9)
            .fill(`*${levels[n - 1]}`)
            .join(', ')}]`,
    )
    .join('\n');
}
