import { TEMPLATE } from '../__testUtils__/templates';
import { checkTemplate } from './checkTemplate';

const check = (text: string) => checkTemplate(Buffer.from(text));

/** A template with a topic and a bucket, and with one property of the bucket. */
const withName = (name: string, more = '') => `
Parameters:
  Stage: { Type: String }
Conditions:
  IsProduction: !Equals [!Ref Stage, production]
Resources:
  Topic: { Type: AWS::SNS::Topic }
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: ${name}
${more}`;

const BUCKET = 'Resources: { Bucket: { Type: AWS::S3::Bucket } }';
const IN_RESOURCES = 'in the Resources block of the template';

describe('checkTemplate', () => {
  it.each([
    ['short forms of functions', TEMPLATE],
    ['a Ref to a parameter', withName('!Ref Stage')],
    ['a pseudo parameter', withName('!Ref AWS::StackName')],
    ['Fn::GetAtt as a list', withName('!GetAtt [Topic, TopicArn]')],
    [
      'Fn::Sub of an attribute',
      withName("!Sub '${Topic.TopicArn}-${AWS::Region}'"),
    ],
    [
      'Fn::Sub with its own names',
      withName("!Sub ['${A}', { A: !Ref Stage }]"),
    ],
    ['a literal in Fn::Sub', withName("!Sub '${!Missing}'")],
    ['Fn::If', withName('!If [IsProduction, a, !Ref AWS::NoValue]')],
    [
      'a condition of conditions',
      `${BUCKET}
Conditions:
  A: !Equals [a, b]
  B: !Not [!Condition A]
`,
    ],
    [
      'a policy with a condition',
      withName('{ Condition: { StringEquals: {} } }'),
    ],
    ['JSON', JSON.stringify({ Resources: { T: { Type: 'AWS::SNS::Topic' } } })],
    [
      'resources of a transform',
      withName('!Ref MadeByTransform', 'Transform: AWS::Serverless-2016-10-31'),
    ],
    [
      'resources of a module',
      withName(
        '!Ref NetworkVPC',
        '  Network: { Type: My::Own::Network::MODULE }',
      ),
    ],
    [
      'a loop',
      withName(
        'x',
        `  Fn::ForEach::Topics: [Name, [A, B], { "Topic\${Name}": { Type: AWS::SNS::Topic } }]
Transform: AWS::LanguageExtensions`,
      ),
    ],
  ])('takes %s', (_, text) => {
    expect(() => check(text)).not.toThrow();
  });

  it.each([
    [
      'broken JSON',
      '{"Resources": {',
      'Template format error: JSON not well-formed. (line 1, column 16)',
    ],
    [
      'broken YAML',
      'Resources: [unclosed',
      'Template format error: YAML not well-formed. (line 1, column 21)',
    ],
    [
      'a function that there is not',
      withName('!GetAttr Topic.TopicArn'),
      'Template format error: YAML not well-formed. (line 11, column 19)',
    ],
    ['a text', 'hello', 'Template format error: unsupported structure.'],
    [
      'an alias',
      'Resources:\n  A: &a { Type: AWS::SNS::Topic }\n  B: *a\n',
      'Template error: YAML aliases are not allowed in CloudFormation templates',
    ],
    [
      'unknown sections',
      `${BUCKET}\nBogus: 1\nGlobals: {}`,
      'Invalid template property or properties [Bogus, Globals]',
    ],
    [
      'another version',
      `${BUCKET}\nAWSTemplateFormatVersion: '2020-01-01'`,
      'Template format error: unsupported value for AWSTemplateFormatVersion.',
    ],
    [
      'no resources',
      'Description: nothing',
      'Template format error: At least one Resources member must be defined.',
    ],
    [
      'empty resources',
      '{"Resources": {}}',
      'Template format error: At least one Resources member must be defined.',
    ],
    [
      'a resource without a type',
      'Resources: { A: { Properties: {} } }',
      'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
    ],
    [
      'a logical id with a dash',
      'Resources: { my-topic: { Type: AWS::SNS::Topic } }',
      'Template format error: Resource name my-topic is non alphanumeric.',
    ],
    [
      'a parameter without a type',
      `${BUCKET}\nParameters: { P: {} }`,
      'Template format error: [/Parameters/P] Every Parameters object must contain a Type member.',
    ],
    [
      'an output without a value',
      `${BUCKET}\nOutputs: { O: {} }`,
      'Template format error: [/Outputs/O] Every Outputs object must contain a Value member.',
    ],
    [
      'an unknown Ref',
      withName('!Ref Missing'),
      `Template format error: Unresolved resource dependencies [Missing] ${IN_RESOURCES}`,
    ],
    [
      'an unknown pseudo parameter',
      withName('!Ref AWS::Missing'),
      `Template format error: Unresolved resource dependencies [AWS::Missing] ${IN_RESOURCES}`,
    ],
    [
      'unknown names in Fn::Sub',
      withName("!Sub '${A}-${B.Arn}-${Stage}'"),
      `Template format error: Unresolved resource dependencies [A, B] ${IN_RESOURCES}`,
    ],
    [
      'an unknown Fn::GetAtt',
      withName('!GetAtt Missing.Arn'),
      'Template error: instance of Fn::GetAtt references undefined resource Missing',
    ],
    [
      'an unknown DependsOn',
      'Resources: { A: { Type: AWS::SNS::Topic, DependsOn: B } }',
      `Template format error: Unresolved resource dependencies [B] ${IN_RESOURCES}`,
    ],
    [
      'an unknown Ref in an output',
      `${BUCKET}\nOutputs: { O: { Value: !Ref Missing } }`,
      'Template format error: Unresolved resource dependencies [Missing] in the Outputs block of the template',
    ],
    [
      'a resource in a condition',
      `${BUCKET}\nConditions: { C: !Equals [!Ref Bucket, a] }`,
      'Template format error: Unresolved dependencies [Bucket]. Cannot reference resources in the Conditions block of the template',
    ],
    [
      'an unknown condition of a resource',
      'Resources: { A: { Type: AWS::SNS::Topic, Condition: C } }',
      `Template format error: Unresolved condition dependency C ${IN_RESOURCES}`,
    ],
    [
      'an unknown condition of an output',
      `${BUCKET}\nOutputs: { O: { Value: a, Condition: C } }`,
      'Template format error: Unresolved condition dependency C in the Outputs block of the template',
    ],
    [
      'an unknown condition in Fn::If',
      withName('!If [Missing, a, b]'),
      'Template error: unresolved condition dependency Missing in Fn::If',
    ],
    [
      'an unknown condition of a condition',
      `${BUCKET}\nConditions: { A: !Not [!Condition B] }`,
      'Template format error: Unresolved condition dependency B in the Conditions block of the template',
    ],
    [
      'a resource that needs itself',
      withName('!GetAtt Bucket.Arn'),
      'Circular dependency between resources: [Bucket]',
    ],
    [
      'resources that need each other',
      `Resources:
  A: { Type: AWS::SNS::Topic, DependsOn: B }
  B: { Type: AWS::SNS::Topic, Properties: { TopicName: !Sub '\${C}' } }
  C: { Type: AWS::SNS::Topic, Properties: { TopicName: !GetAtt A.TopicName } }
  Before: { Type: AWS::SNS::Topic }
  After: { Type: AWS::SNS::Topic, DependsOn: [A, Before] }
`,
      'Circular dependency between resources: [A, B, C]',
    ],
    [
      'a forgotten value',
      withName(''),
      "Template format error: [/Resources/Bucket/Properties/BucketName] 'null' values are not allowed in templates",
    ],
    [
      'many bytes',
      `${BUCKET}\n#${'x'.repeat(1_000_000)}`,
      'Template may not exceed 1000000 bytes in size.',
    ],
    [
      'many resources',
      JSON.stringify({
        Resources: Object.fromEntries(
          Array.from({ length: 501 }, (_, i) => [
            `T${i}`,
            { Type: 'AWS::SNS::Topic' },
          ]),
        ),
      }),
      'Template format error: Number of resources, 501, is greater than maximum allowed, 500',
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => check(text)).toThrow(new Error(message));
  });
});
