import { AwsCallError } from './AwsCallError';
import { explainAwsError } from './explainAwsError';

const awsError = (name: string, extra: object = {}) =>
  Object.assign(new Error('the message'), { name, ...extra });

describe('explainAwsError', () => {
  it('says what was done, what AWS said, and what to do', () => {
    const error = awsError('AccessDeniedException', {
      $fault: 'client',
      $metadata: { httpStatusCode: 400, attempts: 1, requestId: 'r-1' },
    });
    expect(explainAwsError(error, 'create the product x').message).toMatch(
      /^Could not create the product x\. AWS says AccessDeniedException: the message \(request r-1\)\. It will not pass by itself: give the role .* the permission/,
    );
  });

  it.each([
    ['ThrottlingException', {}],
    ['TooManyRequestsException', { $metadata: { httpStatusCode: 429 } }],
    ['InternalFailure', { $fault: 'server' }],
    ['Unknown', { $metadata: { httpStatusCode: 503 } }],
    ['Error', { code: 'ECONNRESET' }],
    ['TimeoutError', {}],
  ])('calls %s %j worth a retry', (name, extra) => {
    expect(explainAwsError(awsError(name, extra), 'x')).toMatchObject({
      retryable: true,
      message: expect.stringContaining('retry the release'),
    });
  });

  it('unwraps what the SDK’s retry wraps', () => {
    const error = new Error(
      'AWS SDK error wrapper for TimeoutError: socket hang up',
    );
    expect(explainAwsError(error, 'x')).toMatchObject({
      retryable: true,
      message: expect.stringContaining('AWS says TimeoutError: socket hang up'),
    });
  });

  it.each(['ValidationException', 'NoSuchBucket', 'CredentialsProviderError'])(
    'does not call %s worth a retry',
    name => {
      expect(explainAwsError(awsError(name), 'x')).toMatchObject({
        retryable: false,
      });
    },
  );

  it('leaves alone what is explained already, and an abort', () => {
    const explained = new AwsCallError('done', true);
    expect(explainAwsError(explained, 'x')).toBe(explained);
    const abort = awsError('AbortError');
    expect(explainAwsError(abort, 'x')).toBe(abort);
  });
});
