import { screen } from '@testing-library/react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import type { NavContentComponentProps } from '@backstage/plugin-app-react';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import { PortalSidebar } from './PortalSidebar';

describe('the side bar', () => {
  it('leads to the notifications, once, and counts those that are not read', async () => {
    const taken: string[] = [];
    const nav = {
      take: (id: string) => {
        taken.push(id);
        return null;
      },
      rest: () => [],
    };
    renderInTestApp(
      <PortalSidebar
        items={[]}
        navItems={
          {
            withComponent: () => nav,
          } as unknown as NavContentComponentProps['navItems']
        }
      />,
      {
        mountedRoutes: { '/notifications': notificationsPlugin.routes.root },
        apis: [
          mockApis.identity(),
          [
            notificationsApiRef,
            { getStatus: async () => ({ unread: 3, read: 1 }) } as never,
          ],
        ],
      },
    );
    const link = await screen.findByRole('link', { name: /Notifications/ });
    expect(link).toHaveAttribute('href', '/notifications');
    expect(await screen.findByText('3')).toBeInTheDocument();
    // Or it would be among the rest as well.
    expect(taken).toContain('page:notifications');
  }, 60_000);
});
