import { screen } from '@testing-library/react';
import { fakePatternsApi } from '../../__testUtils__/fakePatternsApi';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

// jsdom has no width.
jest.mock('@backstage/ui', () => ({
  ...jest.requireActual('@backstage/ui'),
  useBreakpoint: () => ({
    breakpoint: 'xl',
    up: () => true,
    down: () => false,
  }),
}));

describe('the catalog as a table, where there is room', () => {
  it('has a column of attributes', async () => {
    renderPatterns({ at: '/patterns?view=table', api: fakePatternsApi() });
    const row = await screen.findByRole('row', { name: /encrypted-bucket/ });
    expect(row).toHaveTextContent('Encrypted bucketCFN');
    expect(row).toHaveTextContent('DataClass: PII');
    expect(
      screen.getByRole('columnheader', { name: /Attributes/ }),
    ).toBeVisible();
  });
});
