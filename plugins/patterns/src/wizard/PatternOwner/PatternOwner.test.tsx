import { useState } from 'react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ownerOf } from './ownerOf';
import { PatternOwnerField } from './PatternOwnerField';
import { validatePatternOwner } from './validatePatternOwner';

const platform = 'group:default/platform';
const entities = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'platform' },
    spec: { type: 'team', profile: { displayName: 'Platform team' } },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'ada', title: 'Ada Lovelace' },
    spec: {},
  },
];

async function renderOwner(initial?: string) {
  const values: (string | undefined)[] = [initial];
  function Wizard() {
    const [value, setValue] = useState(initial);
    const props = {
      formData: value,
      onChange: (next?: string) => {
        values.push(next);
        setValue(next);
      },
      schema: { title: 'Owner' },
      uiSchema: {},
      rawErrors: [],
    } as unknown as FieldExtensionComponentProps<string>;
    return <PatternOwnerField {...props} />;
  }
  renderInTestApp(
    <TestApiProvider apis={[[catalogApiRef, catalogApiMock({ entities })]]}>
      <Wizard />
    </TestApiProvider>,
  );
  const field = await screen.findByRole('combobox', { name: /^Owner/ });
  return { field, value: () => values.at(-1), user: userEvent.setup() };
}

describe('the owner', () => {
  it('that is chosen by its title stays what it is when one goes on', async () => {
    const { field, value, user } = await renderOwner();
    await user.click(field);
    await user.type(field, 'Platform');
    await user.click(
      await screen.findByRole('option', { name: 'Platform team' }),
    );
    expect(value()).toBe(platform);
    await user.tab();
    expect(value()).toBe(platform);
    expect(field).toHaveValue('Platform team');
  });

  it('may be typed as a ref that the catalog does not have', async () => {
    const { field, value, user } = await renderOwner();
    await user.type(field, 'group:ops/sre');
    await user.tab();
    expect(value()).toBe('group:ops/sre');
    expect(field).toHaveValue('group:ops/sre');
  });

  it('of an earlier version is shown by its title, and can be emptied', async () => {
    const { field, value, user } = await renderOwner(platform);
    expect(await screen.findByDisplayValue('Platform team')).toBe(field);
    await user.clear(field);
    expect(value()).toBeUndefined();
    expect(field).toHaveValue('');
  });

  it.each([
    ['Platform team', platform],
    ['platform', platform],
    ['user:default/ada', 'user:default/ada'],
    [' ', undefined],
    ['Nobody at all', 'group:default/nobody at all'],
  ])('of the text %j is %s', (text, ref) => {
    const owners = [{ ref: platform, title: 'Platform team' }];
    expect(ownerOf(text, owners)).toBe(ref);
  });

  it('is the chosen one of several with the same title', () => {
    const owners = ['group:a/x', 'group:b/x'].map(ref => ({ ref, title: 'X' }));
    expect(ownerOf('X', owners, 'group:b/x')).toBe('group:b/x');
    expect(ownerOf('X', owners)).toBe('group:a/x');
  });

  it.each([
    [undefined, 'entity ref'],
    ['group:default/nobody at all', 'entity ref'],
    ['component:default/x', 'entity ref'],
  ])('%s keeps a person on the step', (value, said) => {
    const addError = jest.fn();
    validatePatternOwner(value, { addError });
    expect(addError).toHaveBeenCalledWith(expect.stringContaining(said));
    addError.mockClear();
    validatePatternOwner(platform, { addError });
    expect(addError).not.toHaveBeenCalled();
  });
});
