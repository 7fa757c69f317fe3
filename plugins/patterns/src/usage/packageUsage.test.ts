import {
  parseParameters,
  type ApiDeclaration,
} from '@apo/backstage-plugin-patterns-common';
import { cdkVersion, packageDetails } from '../__testUtils__/cdkFixtures';
import { constructSnippet } from './constructSnippet';
import { installCommand } from './installCommand';
import { loginCommand } from './loginCommand';
import { packageConsoleUrl } from './packageConsoleUrl';
import { toPackageTarget } from './PackageTarget';

const target = toPackageTarget('1.2.0', cdkVersion.publications![0])!;

/** A package with one construct, whose third parameter and props are given. */
function snippetOf(parameter: string, ...others: ApiDeclaration[]) {
  const construct: ApiDeclaration = {
    name: 'Fan',
    kind: 'class',
    construct: true,
    members: [
      {
        name: 'constructor',
        kind: 'constructor',
        type: `(scope: Construct, id: string${parameter})`,
      },
    ],
  };
  return constructSnippet({ name: '@p/fan', api: [...others, construct] });
}

const propsWith = (optional?: true): ApiDeclaration => ({
  name: 'FanProps',
  kind: 'interface',
  members: [{ name: 'size', kind: 'property', type: 'number', optional }],
});

describe('how to use a package', () => {
  it('logs npm in to the repository, for the scope only', () => {
    expect(loginCommand(target)).toBe(
      [
        'aws codeartifact login --tool npm',
        '--domain patterns',
        '--domain-owner 111122223333',
        '--repository approved',
        '--namespace @patterns',
        '--region eu-west-1',
      ].join(' \\\n  '),
    );
  });

  it.each([
    ['1.2.0', 'npm install @patterns/event-fan-out@^1.2.0'],
    ['0.3.1', 'npm install @patterns/event-fan-out@0.3.1'],
    ['2.0.0-rc.1', 'npm install @patterns/event-fan-out@2.0.0-rc.1'],
  ])('installs %s so that no later one breaks it', (version, command) => {
    expect(installCommand({ ...target, version })).toBe(command);
  });

  it('creates the main construct with what must be given, inherited too', () => {
    expect(constructSnippet(packageDetails)).toBe(
      [
        "import { EventFanOut } from '@patterns/event-fan-out';",
        '',
        "new EventFanOut(this, 'EventFanOut', {",
        '  alarmTopic: <ITopic>,',
        "  label: <'a' | 'b'>,",
        '});',
      ].join('\n'),
    );
  });

  it.each<[string, string | undefined, ApiDeclaration[]]>([
    ['no props', "new Fan(this, 'Fan');", []],
    ['optional props', "new Fan(this, 'Fan');", [propsWith(true)]],
    [
      'required props',
      "new Fan(this, 'Fan', {\n  size: <number>,\n});",
      [propsWith()],
    ],
  ])('handles a construct with %s', (what, code, others) => {
    const parameter = what === 'no props' ? '' : ', props?: FanProps';
    expect(snippetOf(parameter, ...others)).toBe(
      `import { Fan } from '@p/fan';\n\n${code}`,
    );
  });

  it('gives an empty object where the props are required and none of them is', () => {
    expect(snippetOf(', props: FanProps', propsWith(true))).toContain(
      "new Fan(this, 'Fan', {});",
    );
  });

  it('names the type of props that the package does not export', () => {
    expect(snippetOf(', props: StackProps')).toContain(
      "new Fan(this, 'Fan', <StackProps>);",
    );
  });

  it('has no code for a package without a construct', () => {
    expect(constructSnippet({ name: 'x', api: [propsWith()] })).toBeUndefined();
  });

  it('splits parameters at the commas that are in no bracket', () => {
    expect(
      parseParameters(
        '(a: Map<string, (x: number, y: T) => void>, b?: { [k: string]: A }, ...c: [D, E][]): F',
      ),
    ).toEqual([
      {
        name: 'a',
        type: 'Map<string, (x: number, y: T) => void>',
        optional: false,
      },
      { name: 'b', type: '{ [k: string]: A }', optional: true },
      { name: 'c', type: '[D, E][]', optional: true },
    ]);
  });

  it('links to the page of the version in the console', () => {
    expect(packageConsoleUrl(target)).toBe(
      'https://eu-west-1.console.aws.amazon.com/codesuite/codeartifact/d/111122223333/patterns/r/approved/p/npm/patterns/event-fan-out/v/1.2.0?region=eu-west-1',
    );
  });

  it('knows no such use of a product', () => {
    expect(
      toPackageTarget('1.2.0', {
        ...cdkVersion.publications![0],
        target: 'service-catalog',
      }),
    ).toBeUndefined();
  });
});
