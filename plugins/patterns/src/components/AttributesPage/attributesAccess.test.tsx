import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeAttributesApi } from '../../__testUtils__/fakeAttributesApi';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

// Of their own, as the permission hook remembers answers for the whole file.
const denied = ['create', 'update', 'delete', 'sync'].map(
  action => `patterns.attribute.${action}`,
);

describe('for a user who may only read attributes', () => {
  it('nothing can be changed, and AWS is not asked about', async () => {
    const { api, attributes } = fakeAttributesApi();
    renderPatterns({ at: '/patterns/attributes', api, denied });
    await screen.findByRole('row', { name: /^PII/ });
    for (const name of [
      /Create attribute/,
      /Rule of/,
      /Actions for/,
      /value/,
    ]) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
    expect(screen.queryByRole('columnheader', { name: 'Actions' })).toBeNull();
    expect(attributes.listKeys).not.toHaveBeenCalledWith(
      { violations: true },
      expect.anything(),
    );
    expect(attributes.getSync).not.toHaveBeenCalled();
  });

  it('there is a file to read, and none to bring', async () => {
    const { api } = fakeAttributesApi();
    renderPatterns({ at: '/patterns/attributes', api, denied });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Import and export' }),
    );
    expect(
      await screen.findByRole('menuitem', { name: 'Export as CSV' }),
    ).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Import…' })).toBeNull();
  });

  it('the page of an attribute has neither edit nor delete', async () => {
    const { api } = fakeAttributesApi();
    renderPatterns({ at: '/patterns/attributes/DATACLASS:PII', api, denied });
    await screen.findByRole('heading', { name: 'DataClass: PII' });
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
  });
});
