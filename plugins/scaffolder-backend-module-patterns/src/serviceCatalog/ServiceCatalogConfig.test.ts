import { ConfigReader } from '@backstage/config';
import { readServiceCatalogTargets } from './ServiceCatalogConfig';

const read = (serviceCatalog?: object) =>
  readServiceCatalogTargets(
    new ConfigReader({ patterns: { publish: { serviceCatalog } } } as never),
  );
const base = { region: 'eu-west-1', bucket: 'b', portfolioId: 'port-1' };
const roleArn = 'arn:aws:iam::111122223333:role/apo/publisher';

describe('readServiceCatalogTargets', () => {
  it('finds none without the section', () => {
    expect(read()).toEqual([]);
    expect(readServiceCatalogTargets(new ConfigReader({}))).toEqual([]);
  });

  it('takes the section for the only target, with a portfolio by id or by name', () => {
    expect(read(base)).toMatchObject([
      {
        name: 'default',
        region: 'eu-west-1',
        bucket: 'b',
        portfolio: { id: 'port-1' },
        productNamePrefix: 'pattern/',
      },
    ]);
    expect(
      read({ region: 'r', bucket: 'b', portfolioName: 'Patterns' }),
    ).toMatchObject([{ portfolio: { name: 'Patterns' } }]);
  });

  it('gives each target what it does not say itself from the section', () => {
    const us = { name: 'us', region: 'us-east-1', bucket: 'c' };
    const targets = [
      { name: 'eu' },
      { ...us, portfolioName: 'Patterns', publisherRoleArn: roleArn },
    ];
    const supportEmail = 'platform@example.com';
    expect(read({ ...base, supportEmail, targets })).toMatchObject([
      { name: 'eu', bucket: 'b', portfolio: { id: 'port-1' }, supportEmail },
      { ...us, portfolio: { name: 'Patterns' }, supportEmail },
    ]);
  });

  it('reads the publisher’s role with the external id beside it', () => {
    const role = { publisherRoleArn: roleArn, externalId: 'secret' };
    const own = 'arn:aws-cn:iam::444455556666:role/own';
    const targets = [{ name: 'eu' }, { name: 'cn', publisherRoleArn: own }];
    expect(read({ ...base, ...role, targets }).map(t => t.role)).toEqual([
      {
        arn: roleArn,
        externalId: 'secret',
        partition: 'aws',
        accountId: '111122223333',
      },
      {
        arn: own,
        externalId: undefined,
        partition: 'aws-cn',
        accountId: '444455556666',
      },
    ]);
  });

  it.each([
    [{ ...base, region: undefined }, /serviceCatalog\.region/],
    [{ ...base, bucket: undefined }, /serviceCatalog\.bucket/],
    [{ ...base, portfolioId: undefined }, /set portfolioId or portfolioName/],
    [{ ...base, portfolioName: 'x' }, /has both/],
    [{ ...base, supportUrl: 'example.com' }, /serviceCatalog\.supportUrl/],
    [
      { ...base, publisherRoleArn: 'publisher' },
      /serviceCatalog\.publisherRoleArn is publisher, .*: set one such as arn:/,
    ],
    [{ ...base, targets: [] }, /targets is empty: list a target/],
    [{ ...base, targets: [{}] }, /targets\[0\]\.name/],
    [
      { ...base, targets: [{ name: 'EU west' }] },
      /targets\[0\]\.name is EU west, .*: rename it/,
    ],
    [
      { ...base, targets: [{ name: 'eu' }, { name: 'us' }, { name: 'eu' }] },
      /targets\[2\]\.name is eu, as is that of .*targets\[0\]: give each/,
    ],
    [
      { ...base, region: undefined, targets: [{ name: 'eu' }] },
      /serviceCatalog\.targets\[0\]\.region/,
    ],
  ])('refuses %j', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });

  it.each([
    [undefined, false],
    [{ target: 'tags', region: 'eu-west-1' }, false],
    [{ target: 'appregistry', region: 'eu-west-1' }, true],
  ])('puts attributes into templates for %j: %j', (sync, embedAttributes) => {
    expect(readWith(sync)).toMatchObject([{ embedAttributes }]);
  });

  it.each([
    ['region', { region: 'us-east-1' }, 'us-east-1'],
    ['accountId', { accountId: '111122223333' }, '111122223333'],
  ])('refuses attribute groups of another %s', (part, place, found) => {
    const sync = { target: 'appregistry', region: 'eu-west-1', ...place };
    expect(() => readWith(sync)).toThrow(
      new RegExp(`sync\\.${part} is ${found} and .* set the same ${part}`),
    );
  });
});

function readWith(sync?: object) {
  const patterns = { publish: { serviceCatalog: base }, attributes: { sync } };
  return readServiceCatalogTargets(new ConfigReader({ patterns } as never));
}
