import { type References, resolve } from './resolve';

const references: References = {
  ref: name => ({ Bucket: 'b-1', Nothing: undefined }[name]),
  attribute: (id, name) => `${id}/${name}`,
  imported: name => `import of ${name}`,
  output: (stack, name) => `${name} of ${stack}`,
};

describe('resolve', () => {
  it.each([
    [{ Ref: 'Bucket' }, 'b-1'],
    [{ 'Fn::GetAtt': ['Role', 'Arn'] }, 'Role/Arn'],
    [{ 'Fn::GetAtt': 'Cluster.Endpoint.Port' }, 'Cluster/Endpoint.Port'],
    [{ 'Fn::Join': ['/', ['a', { Ref: 'Bucket' }]] }, 'a/b-1'],
    [
      { 'Fn::Sub': '${Bucket}-${Role.Arn}-${!Literal}' },
      'b-1-Role/Arn-${!Literal}',
    ],
    [{ 'Fn::Sub': ['${x}', { x: { Ref: 'Bucket' } }] }, 'b-1'],
    [{ 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b'] }] }, 'b'],
    [{ 'Fn::ImportValue': 'x' }, 'import of x'],
    [{ 'Fn::GetStackOutput': { StackName: 's', OutputName: 'o' } }, 'o of s'],
    [
      { a: [{ Ref: 'Nothing' }, 1], b: null },
      { a: [1], b: null },
    ],
  ])('puts values in %j', (template, value) => {
    expect(resolve(template, references)).toEqual(value);
  });

  it('does not guess at functions that it does not know', () => {
    expect(() => resolve({ 'Fn::Cidr': [] }, references)).toThrow(
      'Fn::Cidr is not known here',
    );
  });
});
