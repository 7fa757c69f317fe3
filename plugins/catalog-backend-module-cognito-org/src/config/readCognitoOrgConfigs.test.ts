import { ConfigReader } from '@backstage/config';
import type { JsonObject, JsonValue } from '@backstage/types';
import { readCognitoOrgConfigs } from './readCognitoOrgConfigs';

const read = (cognitoOrg?: JsonValue) =>
  readCognitoOrgConfigs(
    new ConfigReader({ catalog: { providers: { cognitoOrg } } }),
  );

const main = (more: JsonObject = {}) => ({
  main: { userPoolId: 'eu-west-1_AbCdEf123', ...more },
});

describe('readCognitoOrgConfigs', () => {
  it('finds nothing without the section', () => {
    expect(readCognitoOrgConfigs(new ConfigReader({}))).toEqual([]);
    expect(read({})).toEqual([]);
  });

  it('has a default for all but the user pool', () => {
    expect(read(main())).toEqual([
      {
        id: 'main',
        userPoolId: 'eu-west-1_AbCdEf123',
        region: 'eu-west-1',
        namespace: 'default',
        restLength: { hours: 1 },
        burstLength: { seconds: 30 },
        burstInterval: { seconds: 30 },
        rejectRemovalsAbovePercentage: undefined,
      },
    ]);
  });

  it('takes every value', () => {
    const [config] = read(
      main({
        region: 'us-gov-west-1',
        namespace: 'people',
        schedule: {
          restLength: 'PT5M',
          burstLength: '10s',
          burstInterval: { seconds: 5 },
        },
        rejectRemovalsAbovePercentage: 100,
      }),
    );
    expect(config).toMatchObject({
      region: 'us-gov-west-1',
      namespace: 'people',
      restLength: { minutes: 5 },
      burstInterval: { seconds: 5 },
      rejectRemovalsAbovePercentage: 100,
    });
  });

  it.each<[JsonObject, string]>([
    [
      { userPoolId: 'AbCdEf123' },
      'userPoolId must be the id of a user pool, such as eu-west-1_AbCdEf123; it is "AbCdEf123"',
    ],
    [{ userPoolId: 7 }, 'userPoolId must be'],
    [
      { region: 'Ireland' },
      'region must be an AWS region, such as eu-west-1; it is "Ireland"',
    ],
    [
      { namespace: 'My people' },
      'namespace must be 1 to 63 lower-case letters, digits or "-", such as default',
    ],
    [
      { schedule: { restLength: 'soon' } },
      'schedule.restLength must be a duration of at least 1 ms, such as { minutes: 30 } or PT30M; it is "soon"',
    ],
    [{ schedule: { restLength: { fortnights: 1 } } }, 'schedule.restLength'],
    [{ schedule: { burstLength: { seconds: 0 } } }, 'schedule.burstLength'],
    [
      { schedule: { burstInterval: { seconds: 4 } } },
      'schedule.burstInterval must be a duration of at least 5000 ms',
    ],
    [
      { schedule: { frequency: '1h' } },
      'schedule.frequency does not exist: remove it, or write one of restLength, burstLength, burstInterval',
    ],
    [{ userpool: 'x' }, 'userpool does not exist'],
    [
      { rejectRemovalsAbovePercentage: 0 },
      'rejectRemovalsAbovePercentage must be a number from 1 to 100, such as 50; it is 0',
    ],
    [
      { rejectRemovalsAbovePercentage: '50%' },
      'rejectRemovalsAbovePercentage must be',
    ],
  ])('refuses %p', (more, message) => {
    expect(() => read(main(more))).toThrow(
      `catalog.providers.cognitoOrg.main.${message}`,
    );
  });

  it('asks for the user pool, and for a region where the id has none', () => {
    expect(() => read({ main: {} })).toThrow(
      'catalog.providers.cognitoOrg.main.userPoolId must be the id of a user pool, such as eu-west-1_AbCdEf123; it is absent',
    );
    expect(() => read(main({ userPoolId: 'local_1' }))).toThrow(
      'catalog.providers.cognitoOrg.main.region must be',
    );
  });

  it('keeps the user pools apart', () => {
    const partners = { userPoolId: 'eu-west-1_Partners' };
    expect(() => read({ ...main(), partners })).toThrow(
      'catalog.providers.cognitoOrg.partners.namespace must not be that of catalog.providers.cognitoOrg.main, "default": give each user pool its own, such as partners',
    );
    const apart = { ...partners, namespace: 'partners' };
    expect(read({ ...main(), partners: apart })).toHaveLength(2);
  });
});
