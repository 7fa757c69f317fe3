import { groupParameters } from './groupParameters';

const titles = (groups: ReturnType<typeof groupParameters>) =>
  groups.map(({ title, parameters }) => [
    title,
    parameters.map(({ name }) => name),
  ]);

describe('groups of parameters', () => {
  it('put what must be given first', () => {
    const groups = groupParameters([
      { name: 'Days', type: 'Number', default: '30' },
      { name: 'Suffix', type: 'String', default: '' },
      { name: 'BucketName', type: 'String' },
    ]);
    expect(titles(groups)).toEqual([
      ['Parameters', ['BucketName']],
      ['Optional', ['Days', 'Suffix']],
    ]);
  });

  it('are those of the template, and what it names in none comes last', () => {
    const groups = groupParameters([
      { name: 'Left', type: 'String' },
      { name: 'Vpc', type: 'AWS::EC2::VPC::Id', group: 'Network' },
      { name: 'Name', type: 'String', group: 'About', default: 'x' },
      { name: 'Subnet', type: 'AWS::EC2::Subnet::Id', group: 'Network' },
    ]);
    expect(titles(groups)).toEqual([
      ['Network', ['Vpc', 'Subnet']],
      ['About', ['Name']],
      ['Other', ['Left']],
    ]);
  });

  it('are none where there is no parameter', () => {
    expect(groupParameters([])).toEqual([]);
  });
});
