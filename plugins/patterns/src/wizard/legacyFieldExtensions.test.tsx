import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import {
  ScaffolderFieldExtensions,
  SecretsContextProvider,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { patternsApiRef } from '../api/PatternsApi';
import {
  PatternAttributesFieldExtension,
  PatternContentFieldExtension,
  PatternNameFieldExtension,
  PatternVersionFieldExtension,
} from './legacyFieldExtensions';

const outlet = (
  <ScaffolderFieldExtensions>
    <PatternNameFieldExtension />
    <PatternVersionFieldExtension />
    <PatternAttributesFieldExtension />
    <PatternContentFieldExtension />
  </ScaffolderFieldExtensions>
);

function Wizard(props: { onNames: (names: string[]) => void }) {
  const extensions = useCustomFieldExtensions(outlet);
  props.onNames(extensions.map(({ name }) => name));
  return (
    <Stepper
      manifest={{
        title: 'Publish',
        steps: [
          {
            title: 'About',
            schema: {
              type: 'object',
              properties: {
                name: {
                  title: 'Name',
                  type: 'string',
                  'ui:field': 'PatternName',
                },
              },
            },
          },
        ],
      }}
      extensions={extensions}
      onCreate={async () => {}}
    />
  );
}

describe('the field extensions of the old frontend system', () => {
  it('are found by the wizard, load their field and keep a person on the step', async () => {
    const onNames = jest.fn();
    const api = { checkName: async (name: string) => ({ name, exists: true }) };
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [patternsApiRef, api as never],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <SecretsContextProvider>
          <Wizard onNames={onNames} />
        </SecretsContextProvider>
      </TestApiProvider>,
    );
    expect(onNames).toHaveBeenLastCalledWith([
      'PatternName',
      'PatternVersion',
      'PatternAttributes',
      'PatternContent',
    ]);
    const name = await screen.findByRole('textbox', { name: /^Name/ });
    await userEvent.type(name, 'bucket');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      (await screen.findAllByText(/Name is taken/)).length,
    ).toBeGreaterThan(0);
    expect(name).toBeInTheDocument();
  }, 30_000);
});
