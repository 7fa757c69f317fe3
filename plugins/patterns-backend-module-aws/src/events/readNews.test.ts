import { readNews } from './readNews';

const event = (source: string, type: string, detail: object) => ({
  version: '0',
  id: 'e-1',
  source,
  'detail-type': type,
  account: '123456789012',
  region: 'eu-west-1',
  time: '2026-01-01T00:00:00Z',
  resources: [],
  detail,
});

const call = (changes: object = {}, source = 'aws.servicecatalog') =>
  event(source, 'AWS API Call via CloudTrail', {
    eventSource: 'servicecatalog.amazonaws.com',
    eventName: 'UpdateTagOption',
    userAgent: 'AWS Internal',
    readOnly: false,
    ...changes,
  });

describe('readNews', () => {
  it('tells of builds', () => {
    const detail = {
      'build-status': 'SUCCEEDED',
      'project-name': 'patterns-build',
      'build-id':
        'arn:aws:codebuild:eu-west-1:123456789012:build/patterns-build:8745a7a9',
    };
    expect(
      readNews(event('aws.codebuild', 'CodeBuild Build State Change', detail)),
    ).toEqual({
      kind: 'build',
      project: 'patterns-build',
      buildId: 'patterns-build:8745a7a9',
    });
  });

  it('tells of package versions', () => {
    const detail = {
      domainName: 'apo',
      repositoryName: 'patterns',
      packageNamespace: 'patterns',
      packageName: 'vpc',
      packageVersion: '1.0.0',
    };
    const type = 'CodeArtifact Package Version State Change';
    expect(readNews(event('aws.codeartifact', type, detail))).toEqual({
      kind: 'change',
      reason: '@patterns/vpc 1.0.0 changed in apo/patterns',
    });
    const bare = { ...detail, packageNamespace: null };
    expect(readNews(event('aws.codeartifact', type, bare))).toMatchObject({
      reason: 'vpc 1.0.0 changed in apo/patterns',
    });
  });

  it('tells of calls that somebody else made', () => {
    const change = {
      kind: 'change',
      reason: 'somebody called UpdateTagOption of servicecatalog.amazonaws.com',
    };
    expect(readNews(call())).toEqual(change);
    expect(readNews(call({ userAgent: undefined }))).toEqual(change);
    expect(readNews(call({ userAgent: 'aws-cli/2 not-apo/x#1' }))).toEqual(
      change,
    );
  });

  it.each([
    call({ readOnly: true }),
    call({ errorCode: 'AccessDenied' }),
    call({ userAgent: 'aws-sdk-js/3.1 apo/attribute-sync-lambda#1 m/E' }),
    call({}, 'aws.s3'),
    event('aws.ec2', 'EC2 Instance State-change Notification', {}),
  ])('has no news in %#', odd => {
    expect(readNews(odd)).toBeUndefined();
  });

  it.each([
    ['text', 'event: '],
    [{ source: 'aws.codebuild' }, 'detail-type: '],
    [event('aws.codebuild', 'CodeBuild Build State Change', {}), 'build-id: '],
    [call({ eventName: 5 }), 'eventName: '],
  ])('refuses %#', (odd, field) => {
    expect(() => readNews(odd)).toThrow(field);
  });
});
