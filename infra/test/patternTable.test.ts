import { patternTable } from '@apo/backstage-plugin-patterns-backend-module-aws';
import { Deployment } from './deployment/Deployment';
import { CONFIGS } from './synthesize';

const byName = (a: object, b: object) =>
  JSON.stringify(a).localeCompare(JSON.stringify(b));

it.each(CONFIGS)('the table of %s is the one that the portal takes', name => {
  const { Properties } = Deployment.of(name).at('Registry/Table');
  const expected = patternTable({ tableName: 'any' });
  expect(Properties.KeySchema).toEqual(expected.KeySchema);
  expect(Properties.BillingMode).toBe(expected.BillingMode);
  expect([...Properties.AttributeDefinitions].sort(byName)).toEqual(
    [...expected.AttributeDefinitions!].sort(byName),
  );
  expect([...Properties.LocalSecondaryIndexes].sort(byName)).toEqual(
    [...expected.LocalSecondaryIndexes!].sort(byName),
  );
  expect([...Properties.GlobalSecondaryIndexes].sort(byName)).toEqual(
    [...expected.GlobalSecondaryIndexes!].sort(byName),
  );
  expect(Properties.Replicas).toHaveLength(1);
});
