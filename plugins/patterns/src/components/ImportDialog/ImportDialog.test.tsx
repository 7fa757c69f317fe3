import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AttributeImport } from '@apo/backstage-plugin-patterns-common';
import { dryRun } from '../../__testUtils__/attributeFixtures';
import { fakeAttributesApi } from '../../__testUtils__/fakeAttributesApi';
import { answer } from '../../__testUtils__/fakePatternsApi';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const invalid: AttributeImport = {
  ...dryRun,
  changes: [
    ...dryRun.changes,
    {
      row: 4,
      action: 'invalid',
      key: 'Cost Centre',
      value: 'x',
      problems: [
        { field: 'key', rule: 'has only letters', fix: 'use Cost-Centre' },
      ],
    },
  ],
};

/** jsdom's files cannot be read. */
function file(name: string, content: string) {
  return Object.assign(new File([content], name), {
    text: async () => content,
  });
}

async function open(importAttributes: jest.Mock) {
  const { api } = fakeAttributesApi({ import: importAttributes });
  renderPatterns({ at: '/patterns/attributes', api });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Import and export' }),
  );
  await userEvent.click(
    await screen.findByRole('menuitem', { name: 'Import…' }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  const choose = (chosen: File) =>
    userEvent.upload(dialog.getByLabelText('choose a file'), chosen, {
      applyAccept: false,
    });
  return { dialog, choose };
}

describe('the import of attributes', () => {
  it('says at once what a file would change, before anything is', async () => {
    const importAttributes = jest.fn(async () => dryRun);
    const { dialog, choose } = await open(importAttributes);
    expect(dialog.getByText(/Nothing is deleted/)).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Import' })).toBeDisabled();
    await choose(file('ours.csv', 'key,value'));
    expect(
      await dialog.findByText('1 to create · 1 to change · 1 without a change'),
    ).toBeVisible();
    expect(dialog.getAllByRole('row').map(row => row.textContent)).toEqual([
      'RowWhatAttributeBefore → after',
      expect.stringMatching(/^1CreateTier: TwoDescription: +The second\.$/),
      expect.stringMatching(
        /^2ChangeDataClass: PIIDescription: Old words\. → New words\.contact: +a@b\.c$/,
      ),
      '3No changeTier: One',
    ]);
    expect(importAttributes).toHaveBeenCalledTimes(1);
    expect(importAttributes).toHaveBeenCalledWith(
      { format: 'csv', content: 'key,value', dryRun: true },
      expect.anything(),
    );
  });

  it('sends the plan that was shown', async () => {
    const importAttributes = jest.fn(async () => dryRun);
    const { dialog, choose } = await open(importAttributes);
    await choose(file('ours.JSON', '[]'));
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Import 2 changes' }),
    );
    await waitFor(() =>
      expect(importAttributes).toHaveBeenLastCalledWith({
        format: 'json',
        content: '[]',
        dryRun: false,
        plan: 'plan-1',
      }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('does nothing while a row is wrong, and says which, why and how to mend it', async () => {
    const { dialog, choose } = await open(jest.fn(async () => invalid));
    await choose(file('ours.csv', 'x'));
    expect(
      await dialog.findByText('key has only letters: use Cost-Centre'),
    ).toBeVisible();
    expect(dialog.getByText(/1 invalid: correct the file first/)).toBeVisible();
    const [, first] = dialog.getAllByRole('row');
    expect(first).toHaveTextContent(/^4Invalid/);
    expect(
      dialog.getByRole('button', { name: 'Import 2 changes' }),
    ).toBeDisabled();
  });

  it('has nothing to do where nothing would change', async () => {
    const { dialog, choose } = await open(
      jest.fn(async () => ({ ...dryRun, changes: [dryRun.changes[2]] })),
    );
    await choose(file('ours.csv', 'x'));
    await dialog.findByText(/1 without a change/);
    expect(dialog.getByRole('button', { name: 'Import' })).toBeDisabled();
  });

  it('looks again where attributes were changed since, and says so', async () => {
    const failure = await answer(409, 'ConflictError', 'The plan is old');
    const later = {
      ...dryRun,
      plan: 'plan-2',
      changes: dryRun.changes.slice(0, 1),
    };
    const importAttributes = jest
      .fn()
      .mockResolvedValueOnce(dryRun)
      .mockRejectedValueOnce(failure)
      .mockResolvedValue(later);
    const { dialog, choose } = await open(importAttributes);
    await choose(file('ours.csv', 'x'));
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Import 2 changes' }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Attributes were changed since the dry run',
    );
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Import 1 change' }),
    );
    await waitFor(() =>
      expect(importAttributes).toHaveBeenLastCalledWith(
        expect.objectContaining({ dryRun: false, plan: 'plan-2' }),
      ),
    );
  });

  it.each([
    ['key,value\nTier,Two', 'csv'],
    [' [{"key":"Tier"}]', 'json'],
  ])('takes what is pasted: %j is %s', async (content, format) => {
    const importAttributes = jest.fn(async () => dryRun);
    const { dialog } = await open(importAttributes);
    await userEvent.click(dialog.getByRole('textbox', { name: 'Or paste it' }));
    await userEvent.paste(content);
    await waitFor(() =>
      expect(importAttributes).toHaveBeenCalledWith(
        { format, content, dryRun: true },
        expect.anything(),
      ),
    );
  });

  it('takes what is dropped', async () => {
    const importAttributes = jest.fn(async () => dryRun);
    const { dialog } = await open(importAttributes);
    fireEvent.drop(dialog.getByTestId('import-zone'), {
      dataTransfer: { files: [file('dropped.json', '[]')] },
    });
    expect(await dialog.findByText('dropped.json')).toBeVisible();
    await waitFor(() => expect(importAttributes).toHaveBeenCalled());
  });

  it('takes no other kind of file', async () => {
    const importAttributes = jest.fn();
    const { dialog, choose } = await open(importAttributes);
    await choose(file('ours.xlsx', 'x'));
    expect(
      await dialog.findByText(/ours\.xlsx is neither CSV nor JSON/),
    ).toBeVisible();
    expect(importAttributes).not.toHaveBeenCalled();
  });

  it('says why a file could not be read', async () => {
    const failure = await answer(400, 'InputError', 'Row 1 has no column key');
    const { dialog, choose } = await open(jest.fn().mockRejectedValue(failure));
    await choose(file('ours.csv', 'x'));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Row 1 has no column key',
    );
  });
});
