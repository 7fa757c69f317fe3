import { screen } from '@testing-library/react';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { settingsModule } from './settingsModule';

const topics = [{ id: 'new-version', enabled: true }];
const origins = [{ id: 'plugin:patterns', enabled: true, topics }];
const channels = ['Web', 'Email'].map(id => ({ id, origins }));

describe('the settings of notifications', () => {
  it('name what comes of patterns, by channel', async () => {
    renderTestApp({
      features: [userSettingsPlugin, notificationsPlugin, settingsModule],
      apis: [
        mockApis.identity(),
        mockApis.permission(),
        [
          notificationsApiRef,
          { getNotificationSettings: async () => ({ channels }) } as never,
        ],
      ],
      initialRouteEntries: ['/settings/notifications'],
    });
    expect(
      await screen.findByText('Patterns', {}, { timeout: 30_000 }),
    ).toBeInTheDocument();
    expect(screen.getByText('Email')).toBeInTheDocument();
  }, 60_000);
});
