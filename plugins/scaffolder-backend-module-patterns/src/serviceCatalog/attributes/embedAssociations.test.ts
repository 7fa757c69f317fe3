import { parse } from 'yaml';
import { associationsOf } from './associations';
import { embedAssociations } from './embedAssociations';

const attributes = { Data: ['PII'], Stage: ['Prod'] };
const { Parameters, Conditions, Resources } = associationsOf(attributes);

const embed = (text: string, of: Record<string, string[]> = attributes) =>
  embedAssociations(Buffer.from(text), of).toString();

/** Whether all lines are there, in this order. */
function hasLines(text: string, lines: string[]): boolean {
  const left = [...lines];
  for (const line of text.split(/\r?\n/)) if (line === left[0]) left.shift();
  return left.length === 0;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('embedAssociations', () => {
  it('gives every attribute an association, for launches with an application', () => {
    const template = parse(
      embed('Resources: { A: { Type: "AWS::SNS::Topic" } }'),
    );
    expect(template).toEqual({
      Parameters: { AppRegistryApplicationName: expect.anything() },
      Conditions: {
        HasAppRegistryApplication: {
          'Fn::Not': [
            { 'Fn::Equals': [{ Ref: 'AppRegistryApplicationName' }, ''] },
          ],
        },
      },
      Resources: {
        A: { Type: 'AWS::SNS::Topic' },
        ...Resources,
      },
    });
    expect(Object.values(Resources)).toEqual(
      ['APO.DATA.PII', 'APO.STAGE.PROD'].map(group => ({
        Type: 'AWS::ServiceCatalogAppRegistry::AttributeGroupAssociation',
        Condition: 'HasAppRegistryApplication',
        Properties: {
          Application: { Ref: 'AppRegistryApplicationName' },
          AttributeGroup: group,
        },
      })),
    );
    for (const name of Object.keys(Resources)) {
      expect(name).toMatch(/^Apo[0-9a-f]{16}$/);
    }
  });

  it.each([
    ['', true],
    ['my-App_1.x', true],
    ['0a1b2c3d4e5f6g7h8i9j0k1l2m', true],
    ['arn:aws:servicecatalog:eu-west-1:123456789012:/applications/0ab', true],
    [
      'arn:aws-us-gov:servicecatalog:us-gov-east-1:123456789012:/applications/0ab',
      true,
    ],
    ['arn:aws:s3:::bucket', false],
    ['my app', false],
    ['a'.repeat(257), false],
  ])('takes the application %j: %j', (application, isTaken) => {
    const { AllowedPattern } = parse(embed('Resources: { A: {} }')).Parameters
      .AppRegistryApplicationName;
    expect(new RegExp(AllowedPattern).test(application)).toBe(isTaken);
  });

  it('gives the same for the same attributes, however spelled and sorted', () => {
    const text = 'Resources:\n  A:\n    Type: AWS::SNS::Topic\n';
    const one = embed(text, { data: ['pii', 'x'], Stage: ['Prod'] });
    expect(embed(text, { STAGE: ['prod'], Data: ['X', 'PII', 'pii'] })).toBe(
      one,
    );
    expect(embed(one, { STAGE: ['prod'], Data: ['X', 'PII'] })).toBe(one);
  });

  it.each<Record<string, string[]>>([{}, { Data: [] }])(
    'leaves a template as it is for %j',
    of => {
      expect(embed('not: a template', of)).toBe('not: a template');
    },
  );

  it.each([
    [
      'sections and comments',
      `# Copyright
AWSTemplateFormatVersion: 2010-09-09 # a date
Parameters:   # what one gives

  # The name
  Name: { Type: String, Default: 'no: yes' }
Conditions:
    HasName: !Not [ !Equals [ !Ref Name,   '' ] ]

# --- Resources ---
Resources:
  # The topic
  Topic:   &topic
    Type:  AWS::SNS::Topic
    Condition: HasName
    Properties:
      TopicName: !Sub |
        \${Name}-on
      DisplayName: >-
        folded
        text
  Other: *topic
Outputs:
  Arn: { Value: !GetAtt Topic.TopicArn }
`,
    ],
    [
      'indented roots',
      '  Resources:\n      A:\n        Type: AWS::SNS::Topic\n',
    ],
    [
      'an end without a line end',
      'Resources:\n  A:\n    Type: AWS::SNS::Topic',
    ],
    [
      'Windows line ends',
      'Resources:\r\n  A:\r\n    Type: AWS::SNS::Topic\r\n',
    ],
    [
      'marks of a document',
      '---\nResources:\n  A: {Type: AWS::SNS::Topic}\n... # end\n',
    ],
    [
      'a byte order mark',
      '\ufeffResources:\n  A:\n    Type: AWS::SNS::Topic\n',
    ],
    [
      'a last block of text',
      'Resources:\n  A:\n    Type: X\nDescription: |\n  ...\n  text\n\n',
    ],
    [
      'empty sections',
      'Parameters:\nConditions:\n  # none\nResources:\n  A: {}\n',
    ],
    ['empty braces', 'Parameters: {}\nConditions: { }\nResources:\n  A: {}\n'],
    [
      'quoted keys',
      '"Parameters":\n  "A": {"Type": String}\n\'Resources\':\n  "A": {}\n',
    ],
    [
      'pretty JSON',
      '{\n    "Resources": {\n        "A": {\n            "Type": "X"\n        }\n    }\n}\n',
    ],
    [
      'tabbed JSON',
      '{\n\t"Parameters": {\n\t\t"A": {}\n\t},\n\t"Resources": {\n\t\t"A": {}\n\t}\n}',
    ],
    [
      'JSON with empty braces',
      '{\n  "Parameters": {},\n  "Resources": {\n    "A": {}\n  }\n}',
    ],
  ])('keeps every line of a template with %s', (_, text) => {
    const embedded = embed(text);
    const kept = text.split(/\r?\n/).filter(line => !/: \{ ?\},?$/.test(line));
    expect(hasLines(embedded, kept)).toBe(true);
    expect(embedded.includes('\r\n')).toBe(text.includes('\r\n'));
    expect(isJson(embedded)).toBe(isJson(text));
    expect(parse(embedded, { logLevel: 'error' })).toMatchObject({
      Parameters,
      Conditions,
      Resources,
    });
  });

  it('writes YAML as people do, and JSON in its indentation', () => {
    const yaml = embed('Resources:\n  # Mine\n  A:\n    Type: X\n', {
      Data: ['PII'],
    });
    expect(yaml).toMatch(
      /^Resources:\n {2}Apo\w+:\n {4}Type: "AWS::ServiceCatalogAppRegistry::AttributeGroupAssociation"\n {4}Condition: "HasAppRegistryApplication"\n[^]*\n {2}# Mine\n {2}A:\n {4}Type: X\nParameters:\n {2}AppRegistryApplicationName:\n/,
    );
    const pretty = JSON.stringify({ Resources: { A: { Type: 'X' } } }, null, 4);
    const json = embed(pretty);
    expect(json).toBe(JSON.stringify(JSON.parse(json), null, 4));
    const tight = embed('{"Resources":{"A":{"Type":"X"}}}');
    expect(tight).toBe(JSON.stringify(JSON.parse(tight)));
  });

  it.each([
    ['', /is not a map/],
    ['- a', /is not a map/],
    ['{}', /has no Resources/],
    ['Resources:\n', /has no Resources/],
    ['Resources: [', /cannot be read/],
    ['Resources: { A: {} }\nResources: { B: {} }', /cannot be read/],
    ['Resources: { A: {} }\n---\nResources: { B: {} }', /cannot be read/],
    ['Parameters: []\nResources: { A: {} }', /Parameters are not a map/],
    [
      'Conditions: &c { A: x }\nParameters: *c\nResources: { A: {} }',
      /Parameters are not a map/,
    ],
    [
      'Parameters: { AppRegistryApplicationName: { Type: String } }\nResources: { A: {} }',
      /has AppRegistryApplicationName in its Parameters, .*: submit a version without it/,
    ],
    [
      'Conditions: { HasAppRegistryApplication: x }\nResources: { A: {} }',
      /has HasAppRegistryApplication in its Conditions/,
    ],
  ])('refuses %j with the reason', (text, reason) => {
    expect(() => embed(text)).toThrow(reason);
  });

  it('refuses what is not UTF-8', () => {
    expect(() =>
      embedAssociations(Buffer.from([0xff, 0xfe, 0x41, 0]), attributes),
    ).toThrow(/not UTF-8/);
  });

  it('refuses more than CloudFormation takes, with the numbers', () => {
    const many = (count: number) =>
      JSON.stringify(
        Object.fromEntries(
          Array.from({ length: count }, (_, i) => [`A${i}`, {}]),
        ),
      );
    expect(embed(`{"Resources":${many(498)}}`)).toContain('A497');
    expect(() => embed(`{"Resources":${many(499)}}`)).toThrow(
      /has 501 Resources, and CloudFormation takes 500/,
    );
    expect(() =>
      embed(`{"Parameters":${many(200)},"Resources":{"A":{}}}`),
    ).toThrow(/has 201 Parameters, and CloudFormation takes 200/);
    const large = `Resources: { A: {} } # ${'x'.repeat(1024 * 1024 - 100)}`;
    expect(() => embed(large)).toThrow(/has \d+ bytes, and AWS takes 1048576/);
  });
});
