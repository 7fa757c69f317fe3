import { lazy, Suspense } from 'react';
import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { notificationSettings } from './notificationSettings';

const YourRole = lazy(() =>
  import('@apo/backstage-plugin-patterns').then(m => ({ default: m.YourRole })),
);

const general = userSettingsPlugin
  .getExtension('sub-page:user-settings/general')
  .override({
    *factory(originalFactory) {
      const original = originalFactory();
      yield* original;
      yield coreExtensionData.reactElement(
        <>
          <Suspense>
            <YourRole />
          </Suspense>
          {original.get(coreExtensionData.reactElement)}
        </>,
      );
    },
  });

/** The general settings begin with the role that one has; notifications have a page. */
export const settingsModule = createFrontendModule({
  pluginId: 'user-settings',
  extensions: [general, notificationSettings],
});
