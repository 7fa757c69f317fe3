import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis, TestApiRegistry } from '@backstage/test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { patternsApiRef, type PatternsApi } from '../api/PatternsApi';
import { renderField } from './__testUtils__/renderField';
import { PatternNameField } from './PatternName/PatternNameField';
import { validatePatternName } from './PatternName/validatePatternName';
import { PatternVersionField } from './PatternVersion/PatternVersionField';
import { validatePatternVersion } from './PatternVersion/validatePatternVersion';

const checkName = jest.fn();
const api: Partial<PatternsApi> = { checkName };
const denied = mockApis.permission({ authorize: AuthorizeResult.DENY });
const apiHolder = TestApiRegistry.from(
  [patternsApiRef, api as PatternsApi],
  [permissionApiRef, denied],
);
const context = { apiHolder, formData: { name: 'queue' } };

describe('the wizard, for a user who may only read', () => {
  beforeEach(() => checkName.mockClear());

  it('says whom it is for and how to become one, in place of its first field', async () => {
    renderField(PatternNameField, { api, permission: denied });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Publishing patterns is for publishers');
    expect(alert).toHaveTextContent(
      'the role PATTERN_PUBLISHER or SYSTEM_ADMIN',
    );
    expect(alert).toHaveTextContent('Ask an administrator');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('keeps them on the step', async () => {
    const addError = jest.fn();
    await validatePatternName('queue', { addError }, context);
    expect(addError.mock.calls).toEqual([
      ['Publishing patterns is for publishers'],
    ]);
    expect(checkName).not.toHaveBeenCalled();
  });

  it('says it once, and asks the server nothing that they may not know', async () => {
    const addError = jest.fn();
    await validatePatternVersion('1.0.0', { addError }, context);
    expect(addError).not.toHaveBeenCalled();
    renderField(PatternVersionField, {
      api,
      permission: denied,
      form: { name: 'queue' },
    });
    const version = screen.getByRole('textbox', { name: /^Version/ });
    await waitFor(() => expect(version).toBeDisabled());
    await userEvent.type(version, '1');
    expect(version).toHaveValue('');
    expect(checkName).not.toHaveBeenCalled();
  });
});
