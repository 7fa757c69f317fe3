import { checkParameter, checkProductName } from './launchRules';
import { parameterKind } from './parameterTypes';
import type { TemplateParameter } from './types';

const parameter = (
  type: string,
  rules: Partial<TemplateParameter> = {},
): TemplateParameter => ({ name: 'It', type, ...rules });

describe('the name of a provisioned product', () => {
  it.each(['a', '7-of_9.x', 'A'.repeat(128)])('may be %s', name => {
    expect(checkProductName(name)).toBeUndefined();
  });
  it.each([
    ['', 'is required'],
    ['-a', 'has only a-z, A-Z'],
    ['a b', 'has only a-z, A-Z'],
    ['a'.repeat(129), 'has at most 128 characters'],
  ])('may not be %p', (name, rule) => {
    expect(checkProductName(name)?.rule).toContain(rule);
  });
});

describe('the value of a parameter', () => {
  it.each<[TemplateParameter, string | undefined]>([
    [parameter('String', { default: 'x' }), undefined],
    [parameter('String', { default: '' }), ''],
    [parameter('String', { default: 'x' }), ''],
    [parameter('String', { allowedValues: ['', 'a'] }), ''],
    [parameter('String', { minLength: 2, maxLength: 3 }), 'abc'],
    [parameter('String', { allowedPattern: '[a-z]+' }), 'abc'],
    [parameter('String', { allowedPattern: '\\p{Alpha}+' }), 'anything 1'],
    [parameter('String', { allowedPattern: '(' }), 'anything'],
    [parameter('Number', { minValue: 0, maxValue: 10 }), '10'],
    [parameter('Number', { allowedValues: ['1', '2'] }), '1.0'],
    [parameter('List<Number>'), '1, 2.5,-3'],
    [parameter('CommaDelimitedList', { allowedPattern: '[a-z]' }), 'a, b'],
    [parameter('AWS::EC2::VPC::Id'), 'vpc-0a1b2c3d'],
    [parameter('List<AWS::EC2::Subnet::Id>'), 'subnet-0a1b2c3d4e5f67890'],
    [parameter('AWS::SSM::Parameter::Value<String>'), '/app/size'],
    [parameter('AWS::EC2::AvailabilityZone::Name'), 'eu-west-1a'],
    [parameter('Something::New'), 'anything'],
  ])('of %j may be %p', (of, value) => {
    expect(checkParameter(of, value)).toBeUndefined();
  });

  it.each<[TemplateParameter, string | undefined, string]>([
    [parameter('String'), undefined, 'is required'],
    [parameter('String'), '', 'is required'],
    [parameter('Number', { default: '1' }), '', 'is required'],
    [parameter('String', { default: 'x', minLength: 1 }), '', 'is required'],
    [parameter('String', { minLength: 2 }), 'a', 'has at least 2 characters'],
    [parameter('String', { maxLength: 2 }), 'abc', 'has at most 2 characters'],
    [parameter('String', { allowedPattern: '[a-z]+' }), 'ab1', 'must match'],
    [parameter('String', { allowedValues: ['a'] }), 'b', 'is one of'],
    [parameter('Number'), 'many', 'is a number'],
    [parameter('Number'), '0x10', 'is a number'],
    [parameter('Number', { minValue: 1 }), '0', 'is at least 1'],
    [parameter('Number', { maxValue: 1 }), '2', 'is at most 1'],
    [parameter('List<Number>'), '1,,2', 'is a number'],
    [
      parameter('CommaDelimitedList', { allowedValues: ['a'] }),
      'a,b',
      'is one',
    ],
    [parameter('AWS::EC2::VPC::Id'), 'subnet-0a1b2c3d', 'is not what its type'],
    [parameter('List<AWS::EC2::Subnet::Id>'), 'subnet-0a1b2c3d,x', 'is not'],
  ])('of %j may not be %p', (of, value, rule) => {
    expect(checkParameter(of, value)).toMatchObject({
      field: 'parameters.It',
      rule: expect.stringContaining(rule),
    });
  });

  it('has an end', () => {
    const of = parameter('String');
    expect(checkParameter(of, 'a'.repeat(4096))).toBeUndefined();
    expect(checkParameter(of, 'a'.repeat(4097))?.fix).toBe('shorten it by 1');
  });

  it('is refused in the words of the template where it has some', () => {
    const of = parameter('String', {
      allowedPattern: '[a-z]+',
      constraintDescription: 'lower case only',
    });
    expect(checkParameter(of, 'A')?.fix).toBe('lower case only');
  });

  it('is not run through an expression of an author where it may not be', () => {
    const of = parameter('String', { allowedPattern: '(a+)+b' });
    expect(checkParameter(of, 'a'.repeat(40), { patterns: false })).toBe(
      undefined,
    );
  });

  it('says what a type expects', () => {
    expect(parameterKind('String').expects).toBeUndefined();
    expect(parameterKind('AWS::EC2::VPC::Id').expects).toMatch(/id of a VPC/);
    expect(parameterKind('List<AWS::EC2::Subnet::Id>').expects).toMatch(
      /id of a subnet.*several are divided by commas/,
    );
    expect(parameterKind('AWS::SSM::Parameter::Value<List<String>>')).toEqual(
      expect.objectContaining({ isList: false, isNumber: false }),
    );
  });
});
