import { describeProblem } from '@apo/backstage-plugin-patterns-common';
import { checkContent } from './checkContent';
import { contentTypeOf } from './contentTypeOf';
import { validatePatternContent } from './validatePatternContent';

const good: Record<string, string> = {
  'package.json': '{ "scripts": { "synth": "node app.js" } }',
  'package-lock.json': '{}',
  'src/index.ts': '',
};

function message(change: Record<string, string | undefined>) {
  const files = Object.fromEntries(
    Object.entries({ ...good, ...change }).flatMap(([path, text]) =>
      text === undefined ? [] : [[path, { text }]],
    ),
  );
  const problem = checkContent({ source: 'upload', files }, 'CDK');
  return problem && describeProblem(problem);
}

describe('the check of a package', () => {
  it('takes a package, whatever its name, and a shrinkwrap for a lockfile', () => {
    expect(message({})).toBeUndefined();
    expect(
      message({ 'package-lock.json': undefined, 'npm-shrinkwrap.json': '{}' }),
    ).toBeUndefined();
  });

  it.each<[Record<string, string | undefined>, RegExp]>([
    [
      { 'package.json': undefined },
      /^package has no package\.json at its root: add the one/,
    ],
    [
      { 'package.json': undefined, 'packages/a/package.json': '{}' },
      /upload the folder packages\/a itself/,
    ],
    [{ 'package.json': '{ "a": ' }, /has a package\.json that is not JSON/],
    [
      { 'package.json': 'null' },
      /is not JSON: mend it \(it is not an object\)/,
    ],
    [{ 'package.json': '{}' }, /has no script synth in its package\.json/],
    [
      { 'package-lock.json': undefined },
      /has no package-lock\.json: run npm install --package-lock-only/,
    ],
    [{ '.npmrc': '' }, /has \.npmrc.*: remove \.npmrc/],
  ])('refuses %j', (change, reason) => {
    expect(message(change)).toMatch(reason);
  });

  it('asks for what is missing, in words for a package', () => {
    const problem = checkContent({ source: 'upload' }, 'CDK')!;
    expect(describeProblem(problem)).toBe(
      'package is required: upload its folder, or an archive of it',
    );
  });

  it('takes 200 files, which is too many for a template', () => {
    const many = Object.fromEntries(
      Array.from({ length: 190 }, (_, i) => [`src/a${i}.ts`, '']),
    );
    expect(message(many)).toBeUndefined();
    const files = { 'template.yaml': { text: 'a: 1' } };
    Object.keys(many).forEach(path =>
      Object.assign(files, { [path]: { text: '' } }),
    );
    expect(checkContent({ source: 'upload', files })?.rule).toBe(
      'are at most 50',
    );
  });

  it('is that of the type in the options of the field', () => {
    const uiSchema = { 'ui:options': { type: 'CDK' } };
    expect(contentTypeOf(uiSchema)).toBe('CDK');
    expect(contentTypeOf({})).toBe('CFN');
    const addError = jest.fn();
    validatePatternContent({}, { addError }, { uiSchema });
    expect(addError).toHaveBeenCalledWith(
      'Package is required: choose a starter',
    );
  });
});
