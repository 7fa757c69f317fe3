import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { fakeAttributesApi } from '../../__testUtils__/fakeAttributesApi';
import { answer } from '../../__testUtils__/fakePatternsApi';
import { pattern } from '../../__testUtils__/fixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

type Others = Parameters<typeof fakeAttributesApi>[1];

async function open(others: Others = {}) {
  const { api } = fakeAttributesApi({}, others);
  const { unmount } = renderPatterns({
    at: '/patterns/encrypted-bucket/edit',
    api,
    apis: [[catalogApiRef, catalogApiMock({ entities: [] })]],
  });
  const form = within(
    await screen.findByRole('form', { name: 'Edit Encrypted bucket' }),
  );
  await form.findByRole('button', { name: /Value of DataClass/ });
  const title = form.getByRole('textbox', { name: 'Title' });
  return { form, title, unmount };
}

const save = (form: Awaited<ReturnType<typeof open>>['form']) =>
  userEvent.click(form.getByRole('button', { name: 'Save' }));

describe('editing a pattern', () => {
  afterEach(() => sessionStorage.clear());

  it('keeps what was typed when one leaves the page, until it is discarded', async () => {
    const first = await open();
    await userEvent.type(first.title, ' two');
    first.unmount();

    const { form, title } = await open();
    expect(title).toHaveValue('Encrypted bucket two');
    expect(form.getByRole('status')).toHaveTextContent('is here again');
    await userEvent.click(form.getByRole('button', { name: 'Discard' }));
    expect(form.getByRole('textbox', { name: 'Title' })).toHaveValue(
      'Encrypted bucket',
    );
    expect(form.queryByRole('status')).toBeNull();
    expect(sessionStorage).toHaveLength(0);
  });

  it('does without what another release has kept', async () => {
    sessionStorage.setItem('patterns.draft.pattern.encrypted-bucket', '{}');
    const { form, title } = await open();
    expect(title).toHaveValue('Encrypted bucket');
    expect(form.queryByRole('status')).toBeNull();
  });

  it.each(['Save', 'Cancel'])('keeps nothing after %s', async name => {
    const { form, title } = await open({ updatePattern: async () => pattern });
    await userEvent.type(title, ' two');
    expect(sessionStorage).toHaveLength(1);
    await userEvent.click(form.getByText(name));
    expect(
      await screen.findByRole('heading', { name: 'How to use' }),
    ).toBeVisible();
    expect(sessionStorage).toHaveLength(0);
  });

  it('saves title, description, owner and attributes in the revision that was read', async () => {
    const updatePattern = jest.fn(async () => pattern);
    const { form, title } = await open({ updatePattern });
    await userEvent.type(title, ' two');
    const owner = form.getByRole('combobox', { name: /^Owner/ });
    await userEvent.clear(owner);
    await userEvent.type(owner, 'group:ops/sre');
    await userEvent.tab();
    await userEvent.click(
      form.getByRole('button', { name: /Value of DataClass/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Public' }),
    );
    await save(form);
    await waitFor(() =>
      expect(updatePattern).toHaveBeenCalledWith('encrypted-bucket', {
        title: 'Encrypted bucket two',
        description: pattern.description,
        owner: 'group:ops/sre',
        attributes: { DataClass: ['Public'] },
        revision: 3,
      }),
    );
    expect(
      await screen.findByRole('heading', { name: 'How to use' }),
    ).toBeVisible();
  });

  it.each([
    ['Title', '', /Title is required/],
    ['Title', 't'.repeat(121), /Title has at most 120 characters/],
    ['Description', 'd'.repeat(1025), /Description has at most 1024/],
    ['Owner', 'not an owner at all', /entity ref of a group or a user/],
  ])(
    'says beside %s what is wrong as one types',
    async (name, text, message) => {
      const updatePattern = jest.fn();
      const { form } = await open({ updatePattern });
      const field = form.getByRole(name === 'Owner' ? 'combobox' : 'textbox', {
        name: new RegExp(`^${name}`),
      });
      await userEvent.clear(field);
      await userEvent.click(field);
      if (text) await userEvent.paste(text);
      expect(field).toHaveAccessibleDescription(message);
      // Closes the list of owners, which hides the rest.
      if (name === 'Owner') await userEvent.tab();
      await save(form);
      expect(field).toHaveFocus();
      expect(updatePattern).not.toHaveBeenCalled();
    },
  );

  it('puts what the server says beside the field', async () => {
    const failure = await answer(
      400,
      'InputError',
      'Not valid',
      {},
      {
        fields: [
          { field: 'title', rule: 'is taken', fix: 'choose another' },
          {
            field: 'attributes.DataClass',
            rule: 'is not given PII any more',
            fix: 'use Public',
          },
        ],
      },
    );
    const { form, title } = await open({
      updatePattern: jest.fn().mockRejectedValue(failure),
    });
    await userEvent.type(title, '!');
    await save(form);
    expect(
      await form.findByText('Title is taken: choose another'),
    ).toBeVisible();
    expect(
      form.getByText('DataClass is not given PII any more: use Public'),
    ).toBeVisible();
    expect(form.queryByRole('alert')).toBeNull();
    expect(title).toHaveValue('Encrypted bucket!');
  });

  it('shows side by side what others changed meanwhile, and keeps or takes it', async () => {
    const failure = await answer(409, 'ConflictError', 'It was changed');
    const theirs = {
      ...pattern,
      title: 'Their bucket',
      attributes: { DataClass: ['Public'], Tier: ['One'] },
      revision: 8,
    };
    const updatePattern = jest
      .fn()
      .mockRejectedValueOnce(failure)
      .mockRejectedValueOnce(failure)
      .mockResolvedValue(pattern);
    const { form, title } = await open({
      updatePattern,
      getPattern: jest
        .fn()
        .mockResolvedValueOnce(pattern)
        .mockResolvedValueOnce(theirs)
        .mockResolvedValueOnce({ ...theirs, revision: 9 }),
    });
    await userEvent.type(title, ' mine');
    await save(form);
    const alert = await form.findByRole('alert');
    expect(
      within(alert)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'WhatTheirsMine',
      'TitleTheir bucketEncrypted bucket mine',
      'AttributesDataClass: Public\nTier: OneDataClass: PII',
    ]);
    await userEvent.click(form.getByRole('button', { name: 'Keep mine' }));
    await waitFor(() =>
      expect(updatePattern).toHaveBeenLastCalledWith(
        'encrypted-bucket',
        expect.objectContaining({
          title: 'Encrypted bucket mine',
          revision: 8,
        }),
      ),
    );
    await userEvent.click(
      await form.findByRole('button', { name: 'Take theirs' }),
    );
    expect(form.getByRole('textbox', { name: 'Title' })).toHaveValue(
      'Their bucket',
    );
    expect(
      form.getByRole('button', { name: /Value of Tier/ }),
    ).toHaveTextContent('One');
    await save(form);
    await waitFor(() =>
      expect(updatePattern).toHaveBeenLastCalledWith(
        'encrypted-bucket',
        expect.objectContaining({ title: 'Their bucket', revision: 9 }),
      ),
    );
  });

  it('is for those who may', async () => {
    const { api } = fakeAttributesApi(
      {},
      {
        getPattern: async () => ({
          ...pattern,
          can: {
            ...pattern.can,
            update: { allowed: false, reason: 'Only its owners may.' },
          },
        }),
      },
    );
    renderPatterns({ at: '/patterns/encrypted-bucket/edit', api });
    expect(
      await screen.findByRole('heading', {
        name: 'You may not edit Encrypted bucket',
      }),
    ).toBeVisible();
    expect(screen.getByText('Only its owners may.')).toBeVisible();
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('says why the pattern could not be loaded', async () => {
    const { api } = fakeAttributesApi(
      {},
      { getPattern: jest.fn().mockRejectedValue(new Error('Failed to fetch')) },
    );
    renderPatterns({ at: '/patterns/encrypted-bucket/edit', api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
  });
});
