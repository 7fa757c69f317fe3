import { evaluatePolicy } from './evaluatePolicy';
import type { Permission } from './Permission';
import { parseSessionPolicy } from './SessionPolicy';

const PRODUCT = 'arn:aws:catalog:eu-west-1:123456789012:product/prod-1';

const create: Permission = {
  action: 'servicecatalog:CreateProduct',
  resource: PRODUCT,
  context: {
    'aws:requesttag/pattern': 'bucket',
    'aws:tagkeys': ['Pattern', 'Team'],
    's3:tlsversion': '1.2',
  },
};

function decide(statements: object | object[], permission = create) {
  const policy = { Version: '2012-10-17', Statement: statements };
  const parsed = parseSessionPolicy(JSON.stringify(policy));
  return evaluatePolicy(parsed, permission);
}

const allow = (more: object = {}) => ({
  Effect: 'Allow',
  Action: 'servicecatalog:*',
  Resource: '*',
  ...more,
});

const when = (Condition: object) => allow({ Condition });

describe('evaluatePolicy', () => {
  it.each([
    ['an action by its name', allow({ Action: create.action })],
    ['an action in another case', allow({ Action: 'serviceCatalog:create*' })],
    ['one of several actions', allow({ Action: ['s3:*', create.action] })],
    [
      'all but some actions',
      { Effect: 'Allow', NotAction: 's3:*', Resource: '*' },
    ],
    ['a resource by its beginning', allow({ Resource: `${PRODUCT}*` })],
    [
      'a resource with one open character',
      allow({ Resource: `${PRODUCT.slice(0, -1)}?` }),
    ],
    [
      'a tag of the request',
      when({ StringEquals: { 'aws:RequestTag/Pattern': 'bucket' } }),
    ],
    [
      'a tag like a pattern',
      when({ StringLike: { 'aws:RequestTag/Pattern': ['x', 'buck*'] } }),
    ],
    ['a key that is there', when({ Null: { 'aws:TagKeys': 'false' } })],
    ['a key that is missing', when({ Null: { 'aws:SourceArn': 'true' } })],
    [
      'tag keys that are all known',
      when({
        'ForAllValues:StringEquals': {
          'aws:TagKeys': ['Pattern', 'Team', 'Cost'],
        },
      }),
    ],
    [
      'a number that is less',
      when({ NumericLessThan: { 's3:TlsVersion': '1.3' } }),
    ],
    [
      'a missing key that may be missing',
      when({ StringEqualsIfExists: { 'aws:SourceArn': 'x' } }),
    ],
    [
      'a key that is not another value',
      when({ StringNotEquals: { 'aws:RequestTag/Pattern': 'other' } }),
    ],
  ])('allows %s', (_, statement) => {
    expect(decide(statement)).toBe('allowed');
  });

  it.each([
    ['another action', allow({ Action: 'servicecatalog:CreateProductX' })],
    ['another resource', allow({ Resource: `${PRODUCT}0` })],
    [
      'another tag',
      when({ StringEquals: { 'aws:RequestTag/Pattern': 'other' } }),
    ],
    [
      'a tag key that is not known',
      when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Pattern'] } }),
    ],
    ['a missing key', when({ StringEquals: { 'aws:SourceArn': 'x' } })],
    [
      'a number that is not less',
      when({ NumericLessThan: { 's3:TlsVersion': '1.2' } }),
    ],
    [
      'one of two conditions',
      when({
        StringEquals: {
          'aws:RequestTag/Pattern': 'bucket',
          'aws:SourceArn': 'x',
        },
      }),
    ],
  ])('does not allow %s', (_, statement) => {
    expect(decide(statement)).toBe('not-allowed');
  });

  it('allows nothing by itself, and lets a Deny win', () => {
    expect(decide([])).toBe('not-allowed');
    const deny = { ...allow(), Effect: 'Deny', Resource: PRODUCT };
    expect(decide([allow(), deny])).toBe('denied');
  });

  it.each([
    ['{', 'JSON'],
    ['{"Statement":{"Effect":"Maybe"}}', 'Effect'],
    ['{"Statement":{"Effect":"Allow","Resource":"*"}}', 'Action'],
    ['{"Statement":{"Effect":"Allow","Action":"*"}}', 'Resource'],
    [JSON.stringify({ Statement: when({ IpAddress: {} }) }), 'IpAddress'],
    [JSON.stringify({ Statement: allow({ Principal: '*' }) }), 'Principal'],
  ])('refuses %s', (policy, reason) => {
    expect(() => parseSessionPolicy(policy)).toThrow(reason);
  });
});
