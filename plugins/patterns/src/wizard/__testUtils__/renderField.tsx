import { useState } from 'react';
import {
  permissionApiRef,
  type PermissionApi,
} from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { patternsApiRef, type PatternsApi } from '../../api/PatternsApi';
import { rootRouteRef } from '../../routes';
import type { PatternFormData } from '../wizardFormData';

type Field<T> = (props: FieldExtensionComponentProps<T>) => JSX.Element | null;

/** Renders a field as the wizard does: controlled, with the whole form behind it. */
export function renderField<T>(
  Component: Field<T>,
  options: {
    api?: Partial<PatternsApi>;
    value?: T;
    form?: PatternFormData;
    uiSchema?: object;
    permission?: PermissionApi;
  },
) {
  const onChange = jest.fn<void, [T | undefined]>();
  function Wizard() {
    const [value, setValue] = useState(options.value);
    const props = {
      formData: value,
      onChange: (next: T | undefined) => {
        onChange(next);
        setValue(next);
      },
      schema: {},
      uiSchema: options.uiSchema ?? {},
      idSchema: { $id: 'root_field' },
      rawErrors: [],
      required: true,
      disabled: false,
      readonly: false,
      name: 'field',
      formContext: { formData: options.form ?? {} },
    } as unknown as FieldExtensionComponentProps<T>;
    return <Component {...props} />;
  }
  renderInTestApp(
    <TestApiProvider
      apis={[
        [patternsApiRef, options.api as PatternsApi],
        [permissionApiRef, options.permission ?? mockApis.permission()],
      ]}
    >
      <Wizard />
    </TestApiProvider>,
    { mountedRoutes: { '/patterns': rootRouteRef } },
  );
  return { onChange, value: () => onChange.mock.lastCall?.[0] };
}
