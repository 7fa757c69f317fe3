import { describeAwsError, type AwsErrorAdvice } from './describeAwsError';

const awsError = (name: string, extra: object = {}) =>
  Object.assign(new Error('the message'), { name, ...extra });

const advice: AwsErrorAdvice = {
  byName: [{ name: /^AccessDenied/, advice: 'give the role the permission' }],
  retry: 'try again',
  other: 'look at the message',
  passing: ['ConflictException'],
};
const describeError = (error: unknown) =>
  describeAwsError(error, 'create the product x', advice);

describe('describeAwsError', () => {
  it('says what was done, what AWS said, and what to do', () => {
    const error = awsError('AccessDeniedException', {
      $fault: 'client',
      $metadata: { httpStatusCode: 400, attempts: 3, requestId: 'r-1' },
    });
    expect(describeError(error)).toEqual({
      name: 'AccessDeniedException',
      message:
        'Could not create the product x. AWS says AccessDeniedException: the message (after 3 attempts, request r-1). It will not pass by itself: give the role the permission.',
      retryable: false,
    });
  });

  it.each([
    ['ThrottlingException', {}],
    ['TooManyRequestsException', { $metadata: { httpStatusCode: 429 } }],
    ['InternalFailure', { $fault: 'server' }],
    ['Unknown', { $metadata: { httpStatusCode: 503 } }],
    ['Error', { code: 'ECONNRESET' }],
    ['TimeoutError', {}],
    ['ConflictException', {}],
  ])('calls %s %j worth a retry', (name, extra) => {
    expect(describeError(awsError(name, extra))).toMatchObject({
      retryable: true,
      message: expect.stringContaining('It may pass by itself: try again.'),
    });
  });

  it.each(['ValidationException', 'NoSuchBucket', 'CredentialsProviderError'])(
    'does not call %s worth a retry',
    name => {
      expect(describeError(awsError(name))).toMatchObject({
        retryable: false,
        message: expect.stringContaining('look at the message.'),
      });
    },
  );

  it('unwraps what the SDK’s retry wraps', () => {
    const error = new Error(
      'AWS SDK error wrapper for TimeoutError: socket hang up',
    );
    expect(describeError(error)).toMatchObject({
      name: 'TimeoutError',
      retryable: true,
      message: expect.stringContaining('AWS says TimeoutError: socket hang up'),
    });
  });
});
