import {
  CloudFormationClient,
  DescribeStacksCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';
import { TEMPLATE, uploadTemplate } from '../../__testUtils__/templates';

describe('the local CloudFormation', () => {
  let localAws: LocalAws;
  let client: CloudFormationClient;

  beforeEach(async () => {
    localAws = await startLocalAws({ port: 0 });
    client = localClients(localAws.endpoint).cloudFormation;
  });

  afterEach(() => localAws.stop());

  const validate = (TemplateBody: string) =>
    client.send(new ValidateTemplateCommand({ TemplateBody }));

  const validationError = (message: unknown) => ({
    name: 'ValidationError',
    message,
    $metadata: { httpStatusCode: 400 },
  });

  it('says what a template needs', async () => {
    const answer = await validate(`
AWSTemplateFormatVersion: '2010-09-09'
Description: A network <of ours>.
Parameters:
  Cidr: { Type: String, Default: 10.0.0.0/16, Description: The range. }
  Password: { Type: String, NoEcho: true }
  Size: { Type: Number, Default: 3 }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: {} }
  Policy: { Type: AWS::IAM::Policy }
`);
    expect(answer).toMatchObject({
      Description: 'A network <of ours>.',
      Parameters: [
        {
          ParameterKey: 'Cidr',
          DefaultValue: '10.0.0.0/16',
          NoEcho: false,
          Description: 'The range.',
        },
        { ParameterKey: 'Password', NoEcho: true },
        { ParameterKey: 'Size', DefaultValue: '3', NoEcho: false },
      ],
      Capabilities: ['CAPABILITY_IAM'],
      CapabilitiesReason:
        'The following resource(s) require capabilities: [AWS::IAM::Policy, AWS::IAM::Role]',
      DeclaredTransforms: [],
    });
  });

  it.each([
    ['nothing', '{ Type: AWS::SNS::Topic }', []],
    [
      'a named role',
      '{ Type: AWS::IAM::Role, Properties: { RoleName: a } }',
      ['CAPABILITY_NAMED_IAM'],
    ],
    [
      'a nested stack',
      '{ Type: AWS::CloudFormation::Stack }',
      ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
    ],
  ])('asks to acknowledge %s', async (_, resource, capabilities) => {
    const answer = await validate(`Resources: { R: ${resource} }`);
    expect(answer.Capabilities).toEqual(capabilities);
  });

  it('names transforms, and what they need', async () => {
    const answer = await validate(
      'Transform: AWS::Serverless-2016-10-31\nResources: { F: { Type: AWS::Serverless::Function } }',
    );
    expect(answer).toMatchObject({
      Capabilities: ['CAPABILITY_AUTO_EXPAND'],
      DeclaredTransforms: ['AWS::Serverless-2016-10-31'],
    });
  });

  it('reads a template from the local S3', async () => {
    const url = await uploadTemplate(localClients(localAws.endpoint).s3);
    const fromUrl = (TemplateURL: string) =>
      client.send(new ValidateTemplateCommand({ TemplateURL }));
    await expect(fromUrl(url)).resolves.toMatchObject({ Capabilities: [] });
    await expect(fromUrl(`${url}.missing`)).rejects.toMatchObject(
      validationError(
        'TemplateURL must reference a valid S3 object to which you have access.',
      ),
    );
    await expect(
      fromUrl('https://example.com/network.template'),
    ).rejects.toMatchObject(
      validationError('TemplateURL must be a supported URL.'),
    );
  });

  it('takes 51,200 bytes in a request, and needs a template', async () => {
    const padded = (size: number) => TEMPLATE.padEnd(size, '\n');
    await expect(validate(padded(51_200))).resolves.toBeDefined();
    await expect(validate(padded(51_201))).rejects.toMatchObject(
      validationError(expect.stringContaining('less than or equal to 51200')),
    );
    await expect(
      client.send(new ValidateTemplateCommand({})),
    ).rejects.toMatchObject(
      validationError(
        'Either Template URL or Template Body must be specified.',
      ),
    );
  });

  it('refuses a template in its own words', async () => {
    await expect(
      validate(
        'Resources: { T: { Type: AWS::SNS::Topic, DependsOn: Missing } }',
      ),
    ).rejects.toMatchObject(
      validationError(
        'Template format error: Unresolved resource dependencies [Missing] in the Resources block of the template',
      ),
    );
  });

  it('answers an operation that it does not have with 501', async () => {
    await expect(
      client.send(new DescribeStacksCommand({})),
    ).rejects.toMatchObject({
      name: 'NotImplemented',
      $metadata: { httpStatusCode: 501 },
    });
  });

  it('can be throttled', async () => {
    localAws.faults.add({ kind: 'throttle', service: 'cloudformation' });
    await expect(validate(TEMPLATE)).rejects.toMatchObject({
      name: 'Throttling',
    });
  });
});
