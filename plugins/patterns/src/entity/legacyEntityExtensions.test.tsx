import { EntityProvider } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { patternsApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { fakePatternsApi } from '../__testUtils__/fakePatternsApi';
import { isPatternEntity } from './isPatternEntity';
import {
  EntityPatternCard,
  EntityPatternVersions,
} from './legacyEntityExtensions';

const entityOf = (kind: string, type: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: {
    name: 'encrypted-bucket',
    annotations: { 'patterns.apo/name': 'encrypted-bucket' },
  },
  spec: { type },
});

describe('in an app on the old frontend system', () => {
  it('the page of an entity has the card and the versions', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [patternsApiRef, fakePatternsApi()],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <EntityProvider entity={entityOf('Component', 'cfn-pattern')}>
          <EntityPatternCard />
          <EntityPatternVersions />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes: { '/patterns': rootRouteRef } },
    );
    expect(
      await screen.findByRole('region', { name: 'How to use' }),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open the pattern' }),
    ).toHaveAttribute('href', '/patterns/encrypted-bucket');
    expect(
      await screen.findByRole('list', { name: 'Versions, newest first' }),
    ).toBeVisible();
  });

  it.each([
    ['Component', 'cfn-pattern', true],
    ['component', 'cdk-pattern', true],
    ['Component', 'service', false],
    ['Resource', 'cfn-pattern', false],
  ])('a %s of the type %s is a pattern: %s', (kind, type, expected) => {
    expect(isPatternEntity(entityOf(kind, type))).toBe(expected);
  });
});
