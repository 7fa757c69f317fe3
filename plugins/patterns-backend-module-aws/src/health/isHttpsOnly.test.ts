import { httpsOnly } from '../__testUtils__/localBuckets';
import { isHttpsOnly } from './isHttpsOnly';

const statement = JSON.parse(httpsOnly('b')).Statement[0];
const policyWith = (change: object) =>
  JSON.stringify({ Statement: [{ ...statement, ...change }] });
const bool = (value: unknown) => ({
  Condition: { Bool: { 'aws:SecureTransport': value } },
});

describe('a policy', () => {
  it.each([
    ['as CDK makes it', httpsOnly('b')],
    ['of a real boolean', policyWith(bool(false))],
    ['of every action', policyWith({ Action: ['*'] })],
    ['for everybody by list', policyWith({ Principal: { AWS: ['*'] } })],
    ['of every resource', policyWith({ Resource: '*' })],
  ])('%s takes HTTPS only', (_, policy) => {
    expect(isHttpsOnly(policy, [':::b', ':::b/*'])).toBe(true);
  });

  it.each([
    ['that is none', ''],
    ['that is no policy', '[]'],
    ['that allows', policyWith({ Effect: 'Allow' })],
    ['of the objects only', policyWith({ Resource: 'arn:aws:s3:::b/*' })],
    ['of the bucket only', policyWith({ Resource: 'arn:aws:s3:::b' })],
    ['of another bucket', httpsOnly('ab')],
    ['of reads only', policyWith({ Action: 's3:Get*' })],
    ['for somebody', policyWith({ Principal: { AWS: 'arn:aws:iam::1:root' } })],
    ['that denies HTTPS', policyWith(bool('true'))],
    [
      'with a further condition',
      policyWith({
        Condition: {
          Bool: { 'aws:SecureTransport': 'false' },
          StringEquals: { 'aws:PrincipalAccount': '1' },
        },
      }),
    ],
  ])('%s does not', (_, policy) => {
    expect(isHttpsOnly(policy, [':::b', ':::b/*'])).toBe(false);
  });
});
