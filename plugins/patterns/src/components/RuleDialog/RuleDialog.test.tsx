import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AttributeRule } from '@apo/backstage-plugin-patterns-common';
import {
  dataClassKey,
  pii,
  regionKey,
  violation,
} from '../../__testUtils__/attributeFixtures';
import { fakeAttributesApi } from '../../__testUtils__/fakeAttributesApi';
import { answer } from '../../__testUtils__/fakePatternsApi';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const region = { ...pii, id: 'REGION:EU', key: 'Region', value: 'eu' };

async function open(
  key: string,
  overrides: Parameters<typeof fakeAttributesApi>[0] = {},
) {
  const { api, attributes } = fakeAttributesApi({
    list: jest.fn(async () => ({ items: [pii, region] })),
    ...overrides,
  });
  renderPatterns({ at: '/patterns/attributes', api });
  await userEvent.click(
    await screen.findByRole('button', { name: `Rule of ${key}` }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  return { attributes, dialog };
}

describe('the rule of a key', () => {
  it('is shown as it is', async () => {
    const { dialog } = await open('Region');
    expect(
      dialog.getByRole('checkbox', { name: 'CloudFormation patterns' }),
    ).not.toBeChecked();
    expect(dialog.getByRole('radio', { name: 'One or several' })).toBeChecked();
    expect(
      dialog.getByRole('radio', { name: 'Chosen values only' }),
    ).toBeChecked();
    expect(dialog.getByRole('checkbox', { name: 'eu' })).toBeChecked();
    expect(dialog.getByRole('checkbox', { name: 'mars' })).not.toBeChecked();
  });

  it('is saved as it is chosen, in its revision', async () => {
    const setRule = jest.fn(async () => dataClassKey);
    const { dialog } = await open('DataClass', { setRule });
    await userEvent.click(
      dialog.getByRole('checkbox', { name: 'CDK patterns' }),
    );
    await userEvent.click(
      dialog.getByRole('radio', { name: 'One or several' }),
    );
    await userEvent.click(
      dialog.getByRole('radio', { name: 'Chosen values only' }),
    );
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Public' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save rule' }));
    await waitFor(() =>
      expect(setRule).toHaveBeenCalledWith('DataClass', {
        rule: {
          requiredFor: ['CFN', 'CDK'],
          several: true,
          allowedValues: ['PII'],
        },
        revision: 2,
      }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('has no list of values when all are allowed again', async () => {
    const setRule = jest.fn(async () => regionKey);
    const { dialog } = await open('Region', { setRule });
    await userEvent.click(
      dialog.getByRole('radio', { name: /Every value of the key/ }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Save rule' }));
    await waitFor(() =>
      expect(setRule).toHaveBeenCalledWith('Region', {
        rule: { requiredFor: [], several: true },
        revision: 1,
      }),
    );
  });

  it('allows one value at least', async () => {
    const { dialog } = await open('Region');
    await userEvent.click(dialog.getByRole('checkbox', { name: 'eu' }));
    await userEvent.click(dialog.getByRole('checkbox', { name: 'us' }));
    expect(dialog.getByText('Choose at least one value')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Save rule' })).toBeDisabled();
  });

  it('lets many values be searched, and keeps those that are out of sight', async () => {
    const values = 'abcdefgh'.split('').map(letter => `zone-${letter}`);
    const key = {
      ...regionKey,
      values,
      rule: { ...regionKey.rule, allowedValues: ['zone-a'] },
    };
    const setRule = jest.fn(async () => key);
    const { dialog } = await open('Region', {
      listKeys: async () => ({ items: [key] }),
      setRule,
    });
    await userEvent.type(
      dialog.getByRole('searchbox', { name: 'Search values' }),
      'zone-h',
    );
    expect(dialog.queryByRole('checkbox', { name: 'zone-a' })).toBeNull();
    await userEvent.click(dialog.getByRole('checkbox', { name: 'zone-h' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save rule' }));
    await waitFor(() =>
      expect(setRule).toHaveBeenCalledWith(
        'Region',
        expect.objectContaining({
          rule: expect.objectContaining({
            allowedValues: ['zone-a', 'zone-h'],
          }),
        }),
      ),
    );
  });

  it('shows before it is saved which patterns would break it', async () => {
    const listViolations = jest.fn(
      async (_key: string, { rule }: { rule?: AttributeRule }) =>
        rule?.requiredFor.includes('CDK')
          ? { items: [violation], nextCursor: 'more' }
          : { items: [] },
    );
    const { dialog } = await open('DataClass', { listViolations });
    expect(
      await dialog.findByText('No pattern breaks this rule'),
    ).toBeVisible();
    await userEvent.click(
      dialog.getByRole('checkbox', { name: 'CDK patterns' }),
    );
    expect(
      await dialog.findByRole('link', { name: 'Old queue' }),
    ).toHaveAttribute('href', '/patterns/old-queue');
    expect(dialog.getByText('and more')).toBeVisible();
    expect(dialog.getByText(/They stay as they are/)).toBeVisible();
    expect(listViolations).toHaveBeenLastCalledWith(
      'DataClass',
      { rule: { requiredFor: ['CFN', 'CDK'], several: false }, limit: 5 },
      expect.anything(),
    );
  });

  it('is compared with that of others who were faster', async () => {
    const failure = await answer(409, 'ConflictError', 'It was changed');
    const setRule = jest
      .fn()
      .mockRejectedValueOnce(failure)
      .mockResolvedValue(dataClassKey);
    const theirs = {
      ...dataClassKey,
      revision: 7,
      rule: { requiredFor: [], several: true },
    };
    const { dialog } = await open('DataClass', {
      setRule,
      listKeys: jest
        .fn()
        .mockResolvedValueOnce({ items: [dataClassKey] })
        .mockResolvedValue({ items: [theirs] }),
    });
    await userEvent.click(
      dialog.getByRole('checkbox', { name: 'CDK patterns' }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Save rule' }));
    const alert = await dialog.findByRole('alert');
    expect(
      within(alert)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'WhatTheirsMine',
      'Required fornoneCDK, CFN',
      'Values of a patternone or severalone',
    ]);
    await userEvent.click(dialog.getByRole('button', { name: 'Keep mine' }));
    await waitFor(() =>
      expect(setRule).toHaveBeenLastCalledWith('DataClass', {
        rule: { requiredFor: ['CFN', 'CDK'], several: false },
        revision: 7,
      }),
    );
  });

  it('says so when the key is gone meanwhile', async () => {
    const failure = await answer(409, 'ConflictError', 'It was changed');
    const { dialog } = await open('DataClass', {
      setRule: jest.fn().mockRejectedValue(failure),
      listKeys: jest
        .fn()
        .mockResolvedValueOnce({ items: [dataClassKey] })
        .mockResolvedValue({ items: [] }),
    });
    await userEvent.click(dialog.getByRole('button', { name: 'Save rule' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The key DataClass is gone',
    );
  });
});
