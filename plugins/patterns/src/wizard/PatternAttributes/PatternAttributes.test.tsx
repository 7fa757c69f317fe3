import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis, TestApiRegistry } from '@backstage/test-utils';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  SecretsContextProvider,
  type FieldExtensionOptions,
  type TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type {
  AttributeKey,
  PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';
import { attributeKeys } from '../../__testUtils__/attributeFixtures';
import { fakeAttributes } from '../../__testUtils__/fakeAttributesApi';
import { answer } from '../../__testUtils__/fakePatternsApi';
import { patternsApiRef, type PatternsApi } from '../../api/PatternsApi';
import { renderField } from '../__testUtils__/renderField';
import { PatternAttributesField } from './PatternAttributesField';
import { validatePatternAttributes } from './validatePatternAttributes';

const manifest: TemplateParameterSchema = {
  title: 'Publish',
  steps: [
    {
      title: 'About',
      schema: {
        type: 'object',
        properties: {
          attributes: {
            title: 'Attributes',
            type: 'object',
            additionalProperties: { type: 'array', items: { type: 'string' } },
            'ui:field': 'PatternAttributes',
            'ui:options': { hideError: true, type: 'CFN' },
          },
        },
      },
    },
  ],
};

const extension = {
  name: 'PatternAttributes',
  component: PatternAttributesField,
  validation: validatePatternAttributes,
} as unknown as FieldExtensionOptions;

const optional = attributeKeys.map(key => ({
  ...key,
  rule: { ...key.rule, requiredFor: [] },
}));

function apiWith(keys: AttributeKey[]): Partial<PatternsApi> {
  return {
    attributes: fakeAttributes({ listKeys: async () => ({ items: keys }) }),
  };
}

function render(
  options: {
    keys?: AttributeKey[];
    value?: PatternAttributes;
    type?: string;
  } = {},
) {
  const { keys = attributeKeys, value, type } = options;
  return renderField<PatternAttributes>(PatternAttributesField, {
    api: apiWith(keys),
    value,
    uiSchema: { 'ui:options': { type } },
  });
}

async function choose(button: RegExp, ...names: string[]) {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  for (const name of names) {
    await userEvent.click(await screen.findByRole('option', { name }));
  }
  await userEvent.keyboard('{Escape}');
}

const add = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Add attribute' }));

describe('PatternAttributesField', () => {
  it('has the required keys of the type from the beginning, for good', async () => {
    const { value } = render();
    expect(
      await screen.findByText('Required for CloudFormation patterns'),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull();
    expect(value()).toEqual({ DataClass: [] });
    await choose(/Value of DataClass/, 'PII');
    expect(value()).toEqual({ DataClass: ['PII'] });
  });

  it('has none of them for another type', async () => {
    const { onChange } = render({ type: 'CDK' });
    await screen.findByRole('button', { name: 'Add attribute' });
    expect(screen.queryByText(/Required for/)).toBeNull();
    expect(onChange).not.toHaveBeenCalled();
  });

  it('offers each key once, and the allowed values of the chosen one', async () => {
    const { value } = render();
    await add();
    await userEvent.click(await screen.findByRole('button', { name: /Key 2/ }));
    const keys = await screen.findAllByRole('option');
    expect(keys.map(option => option.textContent)).toEqual(['Region', 'Tier']);
    await userEvent.click(screen.getByRole('option', { name: 'Region' }));
    await userEvent.click(
      screen.getByRole('button', { name: /Value of Region/ }),
    );
    const values = await screen.findAllByRole('option');
    expect(values.map(option => option.textContent)).toEqual(['eu', 'us']);
    await userEvent.click(values[0]);
    await userEvent.click(values[1]);
    await userEvent.keyboard('{Escape}');
    expect(value()).toEqual({ DataClass: [], Region: ['eu', 'us'] });
  });

  it('clears the values when the key changes', async () => {
    const { value } = render({ keys: optional, value: { Region: ['eu'] } });
    await choose(/Key 1/, 'Tier');
    expect(value()).toEqual({ Tier: [] });
    await choose(/Value of Tier/, 'One');
    expect(value()).toEqual({ Tier: ['One'] });
  });

  it('cannot have more rows than there are keys', async () => {
    render({ value: { DataClass: ['PII'], Region: ['eu'], Tier: ['One'] } });
    expect(await screen.findByText('Every key is used.')).toBeVisible();
    const button = screen.getByRole('button', { name: 'Add attribute' });
    expect(button).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Remove Tier' }));
    expect(button).toBeEnabled();
  });

  it('says beside the row what the rule of its key refuses', async () => {
    render({ keys: optional, value: { Region: ['mars'] } });
    await choose(/Value of Region/, 'eu');
    expect(
      screen.getByText('Region is not given mars any more: use eu, us'),
    ).toBeVisible();
    await choose(/Value of Region/, 'mars');
    expect(screen.queryByText(/is not given/)).toBeNull();
  });

  it('says where attributes are made when there are none', async () => {
    render({ keys: [] });
    expect(await screen.findByText(/Administrators make them/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Attributes' })).toHaveAttribute(
      'href',
      '/patterns/attributes',
    );
    expect(screen.queryByRole('button', { name: 'Add attribute' })).toBeNull();
  });

  it('says why they could not be loaded, and tries again', async () => {
    const listKeys = jest
      .fn()
      .mockRejectedValueOnce(await answer(503, 'Unavailable', 'Out of tea'))
      .mockResolvedValue({ items: optional });
    renderField(PatternAttributesField, {
      api: { attributes: fakeAttributes({ listKeys }) },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Out of tea');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Add attribute' }),
      ).toBeEnabled(),
    );
  });
});

describe('a wizard with the field', () => {
  it('keeps a person on the step until the required keys have values', async () => {
    const onCreate = jest.fn(async () => {});
    renderInTestApp(
      <TestApiProvider
        apis={[
          [patternsApiRef, apiWith(attributeKeys) as PatternsApi],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <SecretsContextProvider>
          <Stepper
            manifest={manifest}
            extensions={[extension]}
            onCreate={onCreate}
          />
        </SecretsContextProvider>
      </TestApiProvider>,
    );
    await screen.findByText('Required for CloudFormation patterns');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findByText(
        'DataClass is required for CFN patterns: use PII, Public',
      ),
    ).toBeVisible();
    await choose(/Value of DataClass/, 'Public');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(onCreate).toHaveBeenCalledWith({
      attributes: { DataClass: ['Public'] },
    });
  });
});

describe('validatePatternAttributes', () => {
  async function judge(
    value: PatternAttributes | undefined,
    options: {
      api?: Partial<PatternsApi>;
      denied?: boolean;
      type?: string;
    } = {},
  ) {
    const { api = apiWith(attributeKeys), denied, type } = options;
    const addError = jest.fn();
    const apiHolder = TestApiRegistry.from(
      [patternsApiRef, api as PatternsApi],
      [
        permissionApiRef,
        mockApis.permission({
          authorize: denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
        }),
      ],
    );
    const uiSchema = { 'ui:options': { type } };
    await validatePatternAttributes(
      value,
      { addError },
      { apiHolder, uiSchema },
    );
    return addError.mock.calls.map(([message]) => message);
  }

  it.each<[PatternAttributes | undefined, string[]]>([
    [{ dataclass: ['pii'] }, []],
    [undefined, ['DataClass is required for CFN patterns: use PII, Public']],
    [
      { DataClass: [] },
      ['DataClass is required for CFN patterns: use PII, Public'],
    ],
    [
      { DataClass: ['PII', 'Public'] },
      ['DataClass has one value: keep one of PII, Public'],
    ],
    [
      { DataClass: ['PII'], Tier: [] },
      ['Tier has no value: choose one, or remove the row'],
    ],
    [
      { DataClass: ['PII'], '': [] },
      ['Has no key: choose one, or remove the row'],
    ],
    [
      { DataClass: ['PII'], Gone: ['x'] },
      [
        'Gone is a key that exists: choose another, or ask an administrator to create it',
      ],
    ],
  ])('judges %j', async (value, messages) => {
    expect(await judge(value)).toEqual(messages);
  });

  it('knows the type of the pattern', async () => {
    expect(await judge(undefined, { type: 'CDK' })).toEqual([]);
  });

  it('keeps a person on the step while the rules are not known', async () => {
    const attributes = fakeAttributes({
      listKeys: jest.fn().mockRejectedValue(new Error('no answer')),
    });
    expect(await judge({}, { api: { attributes } })).toEqual([
      'The attributes could not be checked: no answer. Try again.',
    ]);
  });

  it('leaves it to the name to tell who may not publish', async () => {
    expect(await judge(undefined, { denied: true })).toEqual([]);
  });
});
