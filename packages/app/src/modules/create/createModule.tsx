import { lazy, Suspense } from 'react';
import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';

const TemplatesByRight = lazy(() =>
  import('./TemplatesByRight').then(m => ({ default: m.TemplatesByRight })),
);

/** `spec.type` of the templates that publish patterns. */
const PUBLISHING = 'pattern';

const templates = scaffolderPlugin
  .getExtension('sub-page:scaffolder/templates')
  .override({
    *factory(originalFactory, { config }) {
      const all = originalFactory();
      const others = originalFactory({
        config: {
          ...config,
          templateFilter: {
            $all: [
              config.templateFilter ?? {},
              { $not: { 'spec.type': PUBLISHING } },
            ],
          },
        },
      });
      yield* all;
      yield coreExtensionData.reactElement(
        <Suspense>
          <TemplatesByRight
            all={all.get(coreExtensionData.reactElement)}
            others={others.get(coreExtensionData.reactElement)}
            publishing={PUBLISHING}
          />
        </Suspense>,
      );
    },
  });

/** Offers the templates that publish patterns to those who may publish. */
export const createModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [templates],
});
