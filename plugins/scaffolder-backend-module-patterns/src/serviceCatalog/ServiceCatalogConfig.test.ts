import { ConfigReader } from '@backstage/config';
import { readServiceCatalogConfig } from './ServiceCatalogConfig';

const read = (serviceCatalog?: object) =>
  readServiceCatalogConfig(
    new ConfigReader({ patterns: { publish: { serviceCatalog } } } as never),
  );
const base = { region: 'eu-west-1', bucket: 'b', portfolioId: 'port-1' };

describe('readServiceCatalogConfig', () => {
  it('is undefined without the section', () => {
    expect(read()).toBeUndefined();
    expect(readServiceCatalogConfig(new ConfigReader({}))).toBeUndefined();
  });

  it('reads a portfolio by id or by name', () => {
    expect(read(base)).toMatchObject({
      region: 'eu-west-1',
      bucket: 'b',
      portfolio: { id: 'port-1' },
      productNamePrefix: 'pattern/',
    });
    expect(
      read({ region: 'r', bucket: 'b', portfolioName: 'Patterns' }),
    ).toMatchObject({ portfolio: { name: 'Patterns' } });
  });

  it.each([
    [{ ...base, region: undefined }, /serviceCatalog\.region/],
    [{ ...base, bucket: undefined }, /serviceCatalog\.bucket/],
    [{ ...base, portfolioId: undefined }, /set portfolioId or portfolioName/],
    [{ ...base, portfolioName: 'x' }, /has both/],
    [{ ...base, supportUrl: 'example.com' }, /serviceCatalog\.supportUrl/],
  ])('refuses %j', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });

  it.each([
    [undefined, false],
    [{ target: 'tags', region: 'eu-west-1' }, false],
    [{ target: 'appregistry', region: 'eu-west-1' }, true],
  ])('puts attributes into templates for %j: %j', (sync, embedAttributes) => {
    expect(readWith(sync)).toMatchObject({ embedAttributes });
  });

  it('refuses attribute groups of another region', () => {
    expect(() =>
      readWith({ target: 'appregistry', region: 'us-east-1' }),
    ).toThrow(/sync\.region is us-east-1 and .* set the same region/);
  });
});

function readWith(sync?: object) {
  const patterns = { publish: { serviceCatalog: base }, attributes: { sync } };
  return readServiceCatalogConfig(new ConfigReader({ patterns } as never));
}
