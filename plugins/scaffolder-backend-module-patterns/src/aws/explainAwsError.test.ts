import { AwsCallError } from './AwsCallError';
import { explainAwsError } from './explainAwsError';

const awsError = (name: string, extra: object = {}) =>
  Object.assign(new Error('the message'), { name, ...extra });

describe('explainAwsError', () => {
  it('says what was done, what AWS said, and what to do', () => {
    expect(
      explainAwsError(awsError('AccessDeniedException'), 'create the product x')
        .message,
    ).toMatch(
      /^Could not create the product x\. AWS says AccessDeniedException: the message\. It will not pass by itself: give the role .* the permission/,
    );
  });

  it.each(['ValidationException', 'ValidationError'])(
    'asks for another version where the template is refused with %s',
    name => {
      expect(explainAwsError(awsError(name), 'x')).toMatchObject({
        retryable: false,
        message: expect.stringContaining('submit a corrected version'),
      });
    },
  );

  it('asks for a retry of the release where that may help', () => {
    expect(explainAwsError(awsError('ThrottlingException'), 'x')).toMatchObject(
      {
        retryable: true,
        message: expect.stringContaining('retry the release'),
      },
    );
  });

  it('leaves alone what is explained already, and an abort', () => {
    const explained = new AwsCallError('done', true);
    expect(explainAwsError(explained, 'x')).toBe(explained);
    const abort = awsError('AbortError');
    expect(explainAwsError(abort, 'x')).toBe(abort);
  });
});
