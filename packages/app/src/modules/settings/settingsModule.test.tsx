import { screen } from '@testing-library/react';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { settingsModule } from './settingsModule';

describe('the general settings', () => {
  it('begin with the role that one has, and keep what Backstage has there', async () => {
    renderTestApp({
      features: [catalogPlugin, userSettingsPlugin, settingsModule],
      config: { backend: { baseUrl: 'http://localhost' } },
      apis: [
        mockApis.identity({
          ownershipEntityRefs: ['group:default/pattern_publisher'],
        }),
        mockApis.permission(),
        // What Backstage's own cards ask the catalog is not what is tested.
        [fetchApiRef, { fetch: async () => new Promise<Response>(() => {}) }],
      ],
      initialRouteEntries: ['/settings'],
    });
    const role = await screen.findByRole(
      'heading',
      { name: 'You are a publisher (PATTERN_PUBLISHER)' },
      { timeout: 30_000 },
    );
    const theme = await screen.findByText('Appearance');
    expect(
      role.compareDocumentPosition(theme) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
  }, 60_000);
});
