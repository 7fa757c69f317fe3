import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

/** What each topic of the patterns is called. */
const topicNames = {
  'new-version': 'New versions of what you follow',
  deprecation: 'Deprecation of what you follow',
  revocation: 'Revocation of what you follow',
};

/** Which notifications a person gets in the portal, and which by mail. */
export const notificationSettings = SubPageBlueprint.make({
  name: 'notifications',
  params: {
    path: 'notifications',
    title: 'Notifications',
    loader: async () => {
      const [{ UserNotificationSettingsCard }, { Content }] = await Promise.all(
        [
          import('@backstage/plugin-notifications'),
          import('@backstage/core-components'),
        ],
      );
      return (
        <Content>
          <UserNotificationSettingsCard
            originNames={{ 'plugin:patterns': 'Patterns' }}
            topicNames={topicNames}
          />
        </Content>
      );
    },
  },
});
