import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  pii,
  publicData,
  tierOne,
} from '../../__testUtils__/attributeFixtures';
import { fakeAttributesApi } from '../../__testUtils__/fakeAttributesApi';
import { answer } from '../../__testUtils__/fakePatternsApi';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

type Overrides = Parameters<typeof fakeAttributesApi>[0];

async function openCreate(overrides: Overrides = {}) {
  const { api, attributes } = fakeAttributesApi(overrides);
  renderPatterns({ at: '/patterns/attributes', api });
  await screen.findByRole('row', { name: /^PII/ });
  await userEvent.click(
    screen.getByRole('button', { name: 'Create attribute' }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  return { attributes, dialog };
}

async function openFor(
  name: string,
  item: 'Edit' | 'Delete',
  overrides: Overrides,
) {
  const { api, attributes } = fakeAttributesApi(overrides);
  renderPatterns({ at: '/patterns/attributes', api });
  await userEvent.click(
    await screen.findByRole('button', { name: `Actions for ${name}` }),
  );
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
  const dialog = within(await screen.findByRole('dialog'));
  return { attributes, dialog };
}

type Dialog = Awaited<ReturnType<typeof openCreate>>['dialog'];
const keyOf = (dialog: Dialog) =>
  dialog.getByRole('combobox', { name: /^Key/ });
const valueOf = (dialog: Dialog) =>
  dialog.getByRole('textbox', { name: /^Value$/ });
const create = (dialog: Dialog) =>
  userEvent.click(dialog.getByRole('button', { name: 'Create attribute' }));

describe('the form of a new attribute', () => {
  it.each([
    [
      'Key',
      'Cost Centre',
      'Key has only letters, digits, _ and -: use Cost-Centre',
    ],
    ['Key', 'k'.repeat(121), 'Key has at most 120 characters: shorten it by 1'],
    ['Value', 'a b', 'Value has only letters, digits, _ and -: use a-b'],
    [
      'Value',
      'v'.repeat(122),
      'Value has at most 120 characters: shorten it by 2',
    ],
    [
      'Description',
      'd'.repeat(1025),
      'Description has at most 1024 characters: shorten it by 1',
    ],
  ])(
    'says beside %s what is wrong as one types',
    async (name, text, message) => {
      const { dialog } = await openCreate();
      const field = dialog.getByRole(name === 'Key' ? 'combobox' : 'textbox', {
        name: new RegExp(`^${name}$`),
      });
      await userEvent.click(field);
      await userEvent.paste(text);
      expect(field).toBeInvalid();
      expect(field).toHaveAccessibleDescription(
        expect.stringContaining(message),
      );
    },
  );

  it.each([
    ['Key 1', 'aws:team', /^Aws:team does not begin with aws:/],
    ['Key 1', 'team1', /has a key of 1 to 128 letters/],
    ['Value 1', 'the team', /has a value of 1 to 256 letters/i],
  ])('says beside the row that %s %j is wrong', async (name, text, message) => {
    const { dialog } = await openCreate();
    await userEvent.click(dialog.getByRole('button', { name: 'Add metadata' }));
    const field = dialog.getByRole('textbox', { name });
    await userEvent.type(field, text);
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(message);
  });

  it('refuses a metadata key that is used twice, beside its row', async () => {
    const { dialog } = await openCreate();
    const add = dialog.getByRole('button', { name: 'Add metadata' });
    await userEvent.click(add);
    expect(dialog.getByRole('textbox', { name: 'Key 1' })).toHaveFocus();
    await userEvent.keyboard('team');
    await userEvent.click(add);
    await userEvent.keyboard('team');
    const second = dialog.getByRole('textbox', { name: 'Key 2' });
    expect(second).toHaveAccessibleDescription(/^Team is used twice/);
    expect(dialog.getByRole('textbox', { name: 'Key 1' })).toBeValid();
    await userEvent.click(
      dialog.getAllByRole('button', { name: 'Remove metadata team' })[0],
    );
    expect(dialog.getByRole('textbox', { name: 'Key 1' })).toBeValid();
  });

  it('asks for what is empty once one tries, and goes to the first such field', async () => {
    const { dialog } = await openCreate();
    expect(keyOf(dialog)).toBeValid();
    await create(dialog);
    expect(keyOf(dialog)).toHaveAccessibleDescription(/Key is required/);
    expect(valueOf(dialog)).toHaveAccessibleDescription(/Value is required/);
    await waitFor(() => expect(keyOf(dialog)).toHaveFocus());
  });

  it('says that an existing spelling is used, and uses it', async () => {
    const createAttribute = jest.fn(async () => pii);
    const { dialog } = await openCreate({ create: createAttribute });
    await userEvent.type(keyOf(dialog), 'dataclass');
    expect(
      await dialog.findByText(
        'The key exists as DataClass; that spelling is used',
      ),
    ).toBeVisible();
    await userEvent.tab();
    await userEvent.type(valueOf(dialog), 'Secret');
    await create(dialog);
    await waitFor(() =>
      expect(createAttribute).toHaveBeenCalledWith({
        key: 'DataClass',
        value: 'Secret',
        description: '',
        metadata: {},
      }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('takes an existing key from the list, and refuses a value that it has', async () => {
    const { dialog } = await openCreate();
    await userEvent.type(keyOf(dialog), 'Tie');
    await userEvent.click(await screen.findByRole('option', { name: 'Tier' }));
    expect(keyOf(dialog)).toHaveValue('Tier');
    await userEvent.type(valueOf(dialog), 'ONE');
    expect(valueOf(dialog)).toHaveAccessibleDescription(
      /Value exists: Tier has One/,
    );
  });

  it('puts what the server says beside the field, until it is changed, and keeps the rest', async () => {
    const failure = await answer(
      400,
      'InputError',
      'Not valid',
      {},
      {
        fields: [
          { field: 'value', rule: 'is reserved', fix: 'use another' },
          { field: 'metadata.team', rule: 'is unknown', fix: 'use owner' },
        ],
      },
    );
    const { dialog } = await openCreate({
      create: jest.fn().mockRejectedValue(failure),
    });
    await userEvent.type(keyOf(dialog), 'New');
    await userEvent.tab();
    await userEvent.type(valueOf(dialog), 'Thing');
    await userEvent.click(dialog.getByRole('button', { name: 'Add metadata' }));
    await userEvent.keyboard('team');
    await userEvent.tab();
    await userEvent.keyboard('a@b.c');
    await create(dialog);
    expect(
      await dialog.findByText('Value is reserved: use another'),
    ).toBeVisible();
    expect(dialog.getByText('Team is unknown: use owner')).toBeVisible();
    expect(dialog.queryByRole('alert')).toBeNull();
    await userEvent.type(valueOf(dialog), 's');
    expect(dialog.queryByText('Value is reserved: use another')).toBeNull();
    expect(dialog.getByRole('textbox', { name: 'Value 1' })).toHaveValue(
      'a@b.c',
    );
  });

  it('puts what belongs to no field on top, and keeps what was typed', async () => {
    const failure = await answer(409, 'ConflictError', 'New: Thing exists');
    const { dialog } = await openCreate({
      create: jest.fn().mockRejectedValue(failure),
    });
    await userEvent.type(keyOf(dialog), 'New');
    await userEvent.tab();
    await userEvent.type(valueOf(dialog), 'Thing');
    await create(dialog);
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'New: Thing exists',
    );
    expect(keyOf(dialog)).toHaveValue('New');
    expect(valueOf(dialog)).toHaveValue('Thing');
  });
});

describe('the form of an attribute that exists', () => {
  const theirs = {
    ...pii,
    revision: 5,
    description: 'Their words.',
    metadata: { contact: 'them@example.com' },
  };

  async function clash() {
    const failure = await answer(409, 'ConflictError', 'It was changed');
    const update = jest
      .fn()
      .mockRejectedValueOnce(failure)
      .mockResolvedValue(pii);
    const { dialog } = await openFor('DataClass: PII', 'Edit', {
      update,
      get: jest.fn(async () => theirs),
    });
    const description = dialog.getByRole('textbox', { name: 'Description' });
    await userEvent.clear(description);
    await userEvent.type(description, 'My words.');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    const alert = await dialog.findByRole('alert');
    return { dialog, update, alert, description };
  }

  it('keeps key and value, and saves the rest in its revision', async () => {
    const update = jest.fn(async () => pii);
    const { dialog } = await openFor('DataClass: PII', 'Edit', { update });
    for (const name of ['Key', 'Value']) {
      expect(dialog.getByRole('textbox', { name })).toHaveAttribute('readonly');
    }
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Description' }),
      ' More.',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(update).toHaveBeenCalledWith('DATACLASS:PII', {
        description: 'Says who somebody is. More.',
        metadata: { contact: 'privacy@example.com' },
        revision: 4,
      }),
    );
  });

  it('shows side by side what others changed meanwhile', async () => {
    const { alert, dialog } = await clash();
    const rows = within(alert).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      'WhatTheirsMine',
      'DescriptionTheir words.My words.',
      'contactthem@example.comprivacy@example.com',
    ]);
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('keeps mine on their revision', async () => {
    const { dialog, update } = await clash();
    await userEvent.click(dialog.getByRole('button', { name: 'Keep mine' }));
    await waitFor(() =>
      expect(update).toHaveBeenLastCalledWith('DATACLASS:PII', {
        description: 'My words.',
        metadata: { contact: 'privacy@example.com' },
        revision: 5,
      }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('takes theirs, to go on from there', async () => {
    const { dialog, update, description } = await clash();
    await userEvent.click(dialog.getByRole('button', { name: 'Take theirs' }));
    expect(description).toHaveValue('Their words.');
    expect(dialog.queryByRole('alert')).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(update).toHaveBeenLastCalledWith('DATACLASS:PII', {
        description: 'Their words.',
        metadata: { contact: 'them@example.com' },
        revision: 5,
      }),
    );
  });

  it('keeps what was typed when the server fails', async () => {
    const failure = await answer(503, 'ServiceUnavailableError', 'Out of tea');
    const { dialog } = await openFor('DataClass: PII', 'Edit', {
      update: jest.fn().mockRejectedValue(failure),
    });
    const description = dialog.getByRole('textbox', { name: 'Description' });
    await userEvent.type(description, ' More.');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('Out of tea');
    expect(description).toHaveValue('Says who somebody is. More.');
  });
});

describe('the question before an attribute is deleted', () => {
  it('names it, and says when its key goes too', async () => {
    const remove = jest.fn(async () => {});
    const { dialog } = await openFor('Tier: One', 'Delete', {
      delete: remove,
    });
    expect(
      dialog.getByRole('heading', { name: 'Delete Tier: One?' }),
    ).toBeVisible();
    expect(dialog.getByText(/1 pattern carries it/)).toBeVisible();
    expect(
      dialog.getByText(/last value of Tier: the key and its rule go too/),
    ).toBeVisible();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Delete attribute' }),
    );
    await waitFor(() =>
      expect(remove).toHaveBeenCalledWith(tierOne.id, tierOne.revision),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says nothing of the key where it has other values', async () => {
    const { dialog } = await openFor('DataClass: Public', 'Delete', {});
    expect(
      dialog.getByRole('heading', { name: 'Delete DataClass: Public?' }),
    ).toBeVisible();
    expect(dialog.queryByText(/last value/)).toBeNull();
    expect(dialog.queryByText(/carries it/)).toBeNull();
  });

  it('shows the patterns that stand in the way', async () => {
    const failure = await answer(
      409,
      'ConflictError',
      'In use',
      {},
      {
        patterns: ['encrypted-bucket', 'old-queue'],
        uses: 12,
      },
    );
    const { dialog } = await openFor('DataClass: PII', 'Delete', {
      delete: jest.fn().mockRejectedValue(failure),
    });
    await userEvent.click(
      dialog.getByRole('button', { name: 'Delete attribute' }),
    );
    const alert = within(await dialog.findByRole('alert'));
    expect(alert.getByText('12 patterns carry it')).toBeVisible();
    expect(
      alert.getByRole('link', { name: 'encrypted-bucket' }),
    ).toHaveAttribute('href', '/patterns/encrypted-bucket');
    expect(alert.getByText('and 10 more')).toBeVisible();
    expect(
      alert.getByRole('link', { name: 'See them in the catalog' }),
    ).toHaveAttribute('href', '/patterns?attribute=DataClass%3APII');
  });

  it('asks again where somebody changed it meanwhile', async () => {
    const failure = await answer(409, 'ConflictError', 'It was changed');
    const remove = jest
      .fn()
      .mockRejectedValueOnce(failure)
      .mockResolvedValue(undefined);
    const { dialog } = await openFor('DataClass: Public', 'Delete', {
      delete: remove,
      get: jest.fn(async () => ({ ...publicData, revision: 9 })),
    });
    const button = dialog.getByRole('button', { name: 'Delete attribute' });
    await userEvent.click(button);
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Somebody changed it meanwhile',
    );
    await userEvent.click(button);
    await waitFor(() =>
      expect(remove).toHaveBeenLastCalledWith('DATACLASS:PUBLIC', 9),
    );
  });
});
