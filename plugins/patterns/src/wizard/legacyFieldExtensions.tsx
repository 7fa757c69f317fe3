import { lazy, Suspense, type ComponentType } from 'react';
import {
  createScaffolderFieldExtension,
  type FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { Skeleton } from '@backstage/ui';
import type { PatternAttributes } from '@apo/backstage-plugin-patterns-common';
import { patternsPlugin } from '../plugin';
import type { PatternContentValue } from './wizardFormData';

/** The `PatternName` field, for `ScaffolderFieldExtensions` of the old frontend system. @public */
export const PatternNameFieldExtension = patternsPlugin.provide(
  createScaffolderFieldExtension<string>({
    name: 'PatternName',
    component: lazyField(() =>
      import('./PatternName/PatternNameField').then(m => m.PatternNameField),
    ),
    validation: async (...args) => {
      const module = await import('./PatternName/validatePatternName');
      await module.validatePatternName(...args);
    },
  }),
);

/** The `PatternOwner` field, for `ScaffolderFieldExtensions` of the old frontend system. @public */
export const PatternOwnerFieldExtension = patternsPlugin.provide(
  createScaffolderFieldExtension<string>({
    name: 'PatternOwner',
    component: lazyField(() =>
      import('./PatternOwner/PatternOwnerField').then(m => m.PatternOwnerField),
    ),
    validation: async (value, validation) => {
      const module = await import('./PatternOwner/validatePatternOwner');
      module.validatePatternOwner(value, validation);
    },
  }),
);

/** The `PatternVersion` field, for `ScaffolderFieldExtensions` of the old frontend system. @public */
export const PatternVersionFieldExtension = patternsPlugin.provide(
  createScaffolderFieldExtension<string>({
    name: 'PatternVersion',
    component: lazyField(() =>
      import('./PatternVersion/PatternVersionField').then(
        m => m.PatternVersionField,
      ),
    ),
    validation: async (...args) => {
      const module = await import('./PatternVersion/validatePatternVersion');
      await module.validatePatternVersion(...args);
    },
  }),
);

/** The `PatternAttributes` field, for `ScaffolderFieldExtensions` of the old frontend system. @public */
export const PatternAttributesFieldExtension = patternsPlugin.provide(
  createScaffolderFieldExtension<PatternAttributes>({
    name: 'PatternAttributes',
    component: lazyField(() =>
      import('./PatternAttributes/PatternAttributesField').then(
        m => m.PatternAttributesField,
      ),
    ),
    validation: async (...args) => {
      const module = await import(
        './PatternAttributes/validatePatternAttributes'
      );
      await module.validatePatternAttributes(...args);
    },
  }),
);

/** The `PatternContent` field, for `ScaffolderFieldExtensions` of the old frontend system. @public */
export const PatternContentFieldExtension = patternsPlugin.provide(
  createScaffolderFieldExtension<PatternContentValue>({
    name: 'PatternContent',
    component: lazyField(() =>
      import('./PatternContent/PatternContentField').then(
        m => m.PatternContentField,
      ),
    ),
    validation: async (...args) => {
      const module = await import('./PatternContent/validatePatternContent');
      module.validatePatternContent(...args);
    },
  }),
);

function lazyField<T>(
  load: () => Promise<ComponentType<FieldExtensionComponentProps<T>>>,
) {
  const Field = lazy(async () => ({ default: await load() }));
  return (props: FieldExtensionComponentProps<T>) => (
    <Suspense fallback={<Skeleton width="100%" height={64} />}>
      <Field {...props} />
    </Suspense>
  );
}
