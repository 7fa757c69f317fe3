import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  renderInTestApp,
  renderTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import {
  scaffolderApiRef,
  SecretsContextProvider,
  type FieldExtensionOptions,
  type TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { patternsApiRef } from '../api/PatternsApi';
import { stubCodeMirrorDom } from '../components/TemplateEditor/__testUtils__/stubCodeMirrorDom';
import { PatternContentField } from './PatternContent/PatternContentField';
import { validatePatternContent } from './PatternContent/validatePatternContent';
import { PatternNameField } from './PatternName/PatternNameField';
import { validatePatternName } from './PatternName/validatePatternName';
import { PatternVersionField } from './PatternVersion/PatternVersionField';
import { validatePatternVersion } from './PatternVersion/validatePatternVersion';
import { wizardExtensions } from './extensions';

stubCodeMirrorDom();

const manifest: TemplateParameterSchema = {
  title: 'Publish',
  steps: [
    {
      title: 'About',
      schema: {
        title: 'About',
        type: 'object',
        required: ['name', 'version'],
        properties: {
          name: { title: 'Name', type: 'string', 'ui:field': 'PatternName' },
          version: {
            title: 'Version',
            type: 'string',
            'ui:field': 'PatternVersion',
          },
        },
      },
    },
    {
      title: 'Template',
      schema: {
        title: 'Template',
        type: 'object',
        required: ['content'],
        properties: {
          content: {
            title: 'Content',
            type: 'object',
            required: ['source'],
            'ui:field': 'PatternContent',
          },
        },
      },
    },
  ],
};

const fields = [
  {
    name: 'PatternName',
    component: PatternNameField,
    validation: validatePatternName,
  },
  {
    name: 'PatternVersion',
    component: PatternVersionField,
    validation: validatePatternVersion,
  },
  {
    name: 'PatternContent',
    component: PatternContentField,
    validation: validatePatternContent,
  },
] as unknown as FieldExtensionOptions[];

const api = {
  checkName: async (name: string) => ({ name, exists: name === 'bucket' }),
  listStarters: async () => ({ items: [] }),
  validateTemplate: async () => ({ findings: [], passed: true, durationMs: 1 }),
};

describe('the wizard', () => {
  it('keeps a person on a step with what is wrong, and loses nothing on Back', async () => {
    const user = userEvent.setup();
    const onCreate = jest.fn(async () => {});
    renderInTestApp(
      <TestApiProvider apis={[[patternsApiRef, api as never]]}>
        <SecretsContextProvider>
          <Stepper
            manifest={manifest}
            extensions={fields}
            onCreate={onCreate}
            initialState={{
              content: {
                source: 'paste',
                files: {
                  'template.yaml': { text: 'a: [' },
                  'docs/guide/README.md': { text: '# Guide' },
                },
              },
            }}
          />
        </SecretsContextProvider>
      </TestApiProvider>,
    );
    const name = await screen.findByRole('textbox', { name: /^Name/ });
    await user.type(name, 'bucket');
    await user.click(await screen.findByRole('button', { name: 'Next' }));
    expect(
      (await screen.findAllByText(/must have required property 'version'/i))
        .length,
    ).toBeGreaterThan(0);

    await user.type(screen.getByRole('textbox', { name: /^Version/ }), '1.0.0');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(
      (await screen.findAllByText(/Name is taken/)).length,
    ).toBeGreaterThan(0);

    await user.type(name, '-two');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('radio', { name: /Paste/ });
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      (await screen.findAllByText(/Template is neither YAML nor JSON/)).length,
    ).toBeGreaterThan(0);

    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByRole('textbox', { name: /^Name/ })).toHaveValue(
      'bucket-two',
    );
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(
      await screen.findByRole('textbox', { name: 'Editor of template.yaml' }),
    ).toHaveTextContent('a: [');
  }, 60_000);
});

describe('wizardExtensions', () => {
  it('give the fields of the patterns plugin to the wizard of the scaffolder', async () => {
    const scaffolderApi = {
      getTemplateParameterSchema: async () => manifest,
    };
    renderTestApp({
      features: [
        scaffolderPlugin,
        createFrontendPlugin({
          pluginId: 'patterns',
          extensions: [...wizardExtensions],
        }),
      ],
      apis: [
        [scaffolderApiRef, scaffolderApi as never],
        [catalogApiRef, { getEntityByRef: async () => undefined } as never],
        [patternsApiRef, api as never],
      ],
      initialRouteEntries: ['/create/templates/default/publish-cfn-pattern'],
    });
    const name = await screen.findByRole(
      'textbox',
      { name: /^Name/ },
      { timeout: 30_000 },
    );
    await userEvent.type(name, 'bucket');
    await waitFor(() =>
      expect(screen.getByText(/Name is taken/)).toBeVisible(),
    );
  }, 60_000);
});
