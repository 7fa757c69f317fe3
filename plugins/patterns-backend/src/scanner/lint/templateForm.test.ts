import { testLimits } from '../testing/limits';
import { TemplateWorkers } from './TemplateWorkers';

const workers = new TemplateWorkers(testLimits({ concurrency: 1 }));
afterAll(() => workers.close());

const check = (text: string) => workers.check(text, 'template.yaml');
const topic = 'Resources:\n  T:\n    Type: AWS::SNS::Topic\n';

const laughs = `a: &a [x, x]
${'bcdefghij'
  .split('')
  .map((name, i) => {
    const before = 'abcdefghij'[i];
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
  })
  .join('\n')}
${topic}`;

describe('form of a template', () => {
  it.each([
    ['nothing', '', 'template-not-object', undefined],
    ['a text', 'hello', 'template-not-object', 1],
    ['a list', '- a', 'template-not-object', 1],
    ['broken YAML', 'Resources:\n  A: [', 'template-not-yaml', 2],
    ['broken JSON', '{"Resources": {"A": }', 'template-not-yaml', 1],
    ['tabs', 'Resources:\n\tA:\n', 'template-not-yaml', 2],
    ['no Resources', 'Parameters: {}', 'template-no-resources', 1],
    ['empty Resources', 'Resources: {}', 'template-no-resources', 1],
    ['Resources as a list', 'Resources:\n  - a', 'template-no-resources', 2],
    ['an unknown tag', `${topic}Foo: !Embed x`, 'template-unknown-tag', 4],
    ['a tag on an object', `${topic}Foo: !x {a: 1}`, 'template-unknown-tag', 4],
    [
      'a tag of JavaScript',
      `${topic}F: !!js/function x`,
      'template-unknown-tag',
      4,
    ],
    ['bytes', `${topic}F: !!binary aGk=`, 'template-unknown-tag', 4],
    [
      'a duplicate key',
      `${topic}  T:\n    Type: x`,
      'template-duplicate-key',
      4,
    ],
    [
      'a key in quotes twice',
      `${topic}"Resources": {}`,
      'template-duplicate-key',
      4,
    ],
    ['an alias', `a: &a {b: 1}\nc: *a\n${topic}`, 'template-alias', 2],
    ['a merge key', `<<: {b: 1}\n${topic}`, 'template-alias', 1],
    ['billion laughs', laughs, 'template-alias', 2],
    ['two documents', `${topic}---\n${topic}`, 'template-several-documents', 4],
    ['deep lists', '['.repeat(500_000), 'template-too-deep', undefined],
    ['deep dashes', '- '.repeat(300_000), 'template-too-deep', undefined],
  ])('refuses %s', async (_, text, ruleId, line) => {
    const { readable, findings } = await check(text);
    expect(readable).toBe(false);
    expect(findings).toEqual([
      expect.objectContaining({
        tool: 'template',
        severity: 'error',
        ruleId,
        message: expect.stringMatching(/\.$|:/),
        fix: expect.any(String),
      }),
    ]);
    expect(findings[0].line).toBe(line);
  });

  it('reads 100,000 keys in seconds', async () => {
    const keys = Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`);
    const started = performance.now();
    await check(`${topic}${keys.join('\n')}`);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it.each([
    ['a transform', `Transform: AWS::Serverless-2016-10-31\n${topic}`, 1],
    [
      'an inline macro',
      `${topic}    Properties:\n      Fn::Transform: {Name: x}\n`,
      5,
    ],
    ['a loop', `${topic}  Fn::ForEach::X: [a, [b], {}]\n`, 4],
  ])('refuses resources that %s hides', async (_, text, line) => {
    const { readable, findings } = await check(text);
    expect(readable).toBe(true);
    expect(findings).toMatchObject([
      { ruleId: 'template-hidden-resources', severity: 'error', line },
    ]);
  });

  it('warns of a nested stack and takes language extensions', async () => {
    const { findings } = await check(
      'Transform: AWS::LanguageExtensions\nResources:\n  S:\n    Type: AWS::CloudFormation::Stack\n',
    );
    expect(findings).toMatchObject([
      { ruleId: 'template-nested-stack', severity: 'warning', resource: 'S' },
    ]);
  });

  it('reads JSON with tabs, and every short form', async () => {
    expect(
      await check('{\n\t"Resources": {\n\t\t"T": {"Type": "x"}\n\t}\n}'),
    ).toMatchObject({
      readable: true,
      summary: { resources: [{ id: 'T', line: 3 }] },
    });
    const forms = '!Sub a, !GetAtt [a, b], !If [a, b, c], !Join ["", []]';
    expect(await check(`${topic}X: [${forms}]`)).toMatchObject({
      findings: [],
    });
  });

  it('summarises the limits of parameters, and how a form is to show them', async () => {
    const { summary } = await check(`Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups:
      - Label: {default: Network}
        Parameters: [Ports, Missing]
      - Parameters: [Name]
      - Label: {default: Again}
        Parameters: [Ports]
    ParameterLabels:
      Ports: {default: Open ports}
      Name: wrong
Parameters:
  Other: {Type: String}
  Name:
    Type: String
    AllowedPattern: '[a-z]+'
    ConstraintDescription: lower case
    MinLength: 3
    MaxLength: '20'
  Ports: {Type: Number, MinValue: 0, MaxValue: 1e3}
  Odd: {Type: String, MinLength: many, MaxLength: ''}
Resources: {T: {Type: AWS::SNS::Topic}}
`);
    expect(summary?.parameters).toEqual([
      {
        name: 'Ports',
        type: 'Number',
        minValue: 0,
        maxValue: 1_000,
        label: 'Open ports',
        group: 'Network',
      },
      {
        name: 'Name',
        type: 'String',
        allowedPattern: '[a-z]+',
        constraintDescription: 'lower case',
        minLength: 3,
        maxLength: 20,
      },
      { name: 'Other', type: 'String' },
      { name: 'Odd', type: 'String' },
    ]);
  });

  it('summarises resources, what they refer to, and parameters', async () => {
    const { summary } = await check(`Description: What it is
Parameters:
  Size:
    Type: Number
    Default: 3
    AllowedValues: [3, 5]
  Secret:
    Type: String
    NoEcho: true
Resources:
  A:
    Type: AWS::SNS::Topic
  B:
    Type: AWS::SNS::Topic
    DependsOn: A
  C:
    Type: AWS::SQS::Queue
    Condition: A
    DependsOn: [D]
    Properties:
      One: !GetAtt B.TopicName
      Two: !Sub ['\${A}-\${D.Arn}-\${!E}-\${Local}', {Local: x}]
      Three: {'Fn::GetAtt': [E, Arn]}
      Four: !Ref C
      Five: !Ref Size
  D:
    Type: AWS::SQS::Queue
  E:
    Type: AWS::SQS::Queue
    Properties: {Name: {Ref: 'A'}}
`);
    expect(summary).toEqual({
      path: 'template.yaml',
      description: 'What it is',
      parameters: [
        {
          name: 'Size',
          type: 'Number',
          default: '3',
          allowedValues: ['3', '5'],
        },
        { name: 'Secret', type: 'String', noEcho: true },
      ],
      resources: [
        { id: 'A', type: 'AWS::SNS::Topic', dependsOn: [], line: 11 },
        { id: 'B', type: 'AWS::SNS::Topic', dependsOn: ['A'], line: 13 },
        {
          id: 'C',
          type: 'AWS::SQS::Queue',
          dependsOn: ['B', 'A', 'D', 'E'],
          line: 16,
        },
        { id: 'D', type: 'AWS::SQS::Queue', dependsOn: [], line: 26 },
        { id: 'E', type: 'AWS::SQS::Queue', dependsOn: ['A'], line: 28 },
      ],
    });
  });
});
