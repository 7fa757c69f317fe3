import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { cdkPattern } from '../../__testUtils__/cdkFixtures';
import { fakeLaunchesApi } from '../../__testUtils__/fakeLaunchesApi';
import { answer } from '../../__testUtils__/fakePatternsApi';
import { pattern, version } from '../../__testUtils__/fixtures';
import { launch } from '../../__testUtils__/launchFixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const at = '/patterns/encrypted-bucket/launch?version=1.1.0';

async function open(
  ...[overrides, others]: Parameters<typeof fakeLaunchesApi>
) {
  const { api, launches } = fakeLaunchesApi(overrides, others);
  renderPatterns({ at, api });
  const form = within(
    await screen.findByRole('form', { name: 'Launch Encrypted bucket' }),
  );
  return { api, launches, form };
}

type Form = Awaited<ReturnType<typeof open>>['form'];

const press = (form: Form, name: string) =>
  userEvent.click(form.getByRole('button', { name }));

async function paste(field: HTMLElement, text: string) {
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste(text);
}

async function choose(form: Form, field: RegExp, option: string) {
  await userEvent.click(form.getByRole('button', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

/** Fills in what must be given. */
async function fill(form: Form) {
  await paste(form.getByRole('textbox', { name: /^Name/ }), 'orders-bucket');
  await paste(form.getByRole('textbox', { name: /^BucketName/ }), 'orders');
  await choose(form, /Stage/, 'prod');
  await paste(form.getByRole('textbox', { name: /^Network/ }), 'vpc-0a1b2c3d');
  await paste(form.getByLabelText(/^Password/), 'open sesame');
}

describe('launching a pattern', () => {
  it('asks for what the template asks for, as its types and rules say', async () => {
    const { form } = await open();
    const [required, optional] = form
      .getAllByRole('group')
      .filter(group => group.tagName === 'FIELDSET');
    expect(required).toHaveAccessibleName('Parameters');
    expect(optional).toHaveAccessibleName('Optional');
    expect(
      within(optional).getByRole('textbox', { name: /^Days/ }),
    ).toHaveValue('30');
    expect(
      within(optional).getByRole('switch', { name: 'Versioned' }),
    ).toBeChecked();
    expect(
      within(required).getByRole('textbox', { name: /^BucketName/ }),
    ).toHaveAccessibleDescription(/Of the bucket\./);
    expect(
      within(required).getByRole('textbox', { name: /^Network/ }),
    ).toHaveAccessibleDescription(/Expects the id of a VPC, such as vpc-/);
    await userEvent.click(
      within(required).getByRole('button', { name: /Stage/ }),
    );
    expect(
      (await screen.findAllByRole('option')).map(each => each.textContent),
    ).toEqual(['dev', 'prod']);
  });

  it('hides secrets, and fills in none', async () => {
    const { form } = await open();
    const password = form.getByLabelText(/^Password/);
    expect(password).toHaveAttribute('type', 'password');
    expect(password).toHaveAttribute('autocomplete', 'new-password');
    expect(form.getByLabelText(/^Pin/)).toHaveValue('');
    expect(document.body.innerHTML).not.toContain('secret-default');
  });

  it('says beside a field what is wrong as one types', async () => {
    const { form } = await open();
    const field = form.getByRole('textbox', { name: /^BucketName/ });
    await userEvent.click(field);
    await userEvent.paste('Orders');
    expect(field).toHaveAccessibleDescription(
      /BucketName must match .*: lower case letters, digits and -/,
    );
    await paste(field, 'orders');
    expect(field).not.toHaveAccessibleDescription(/must match/);
  });

  it('goes on only when all is well, with the focus on the first field that is not', async () => {
    const { form, launches } = await open();
    await press(form, 'Review');
    const name = form.getByRole('textbox', { name: /^Name/ });
    expect(name).toHaveFocus();
    expect(name).toHaveAccessibleDescription(/Name is required/);
    expect(form.getByLabelText(/^Password/)).toHaveAccessibleDescription(
      /Password is required/,
    );
    await paste(name, 'orders-bucket');
    await press(form, 'Review');
    expect(form.getByRole('textbox', { name: /^BucketName/ })).toHaveFocus();
    expect(launches.launch).not.toHaveBeenCalled();
  });

  it('shows what will be launched without the secrets, and loses nothing on Back', async () => {
    const { form } = await open();
    await fill(form);
    await press(form, 'Review');
    const title = form.getByRole('heading', {
      name: 'Look it over, then launch',
    });
    expect(title).toHaveFocus();
    expect(form.getByText('111122223333')).toBeVisible();
    expect(form.getByText('vpc-0a1b2c3d')).toBeVisible();
    expect(form.getByText('Hidden')).toBeVisible();
    expect(form.getByText('What the template says')).toBeVisible();
    expect(document.body.innerHTML).not.toContain('open sesame');
    await press(form, 'Back');
    expect(form.getByRole('textbox', { name: /^Name/ })).toHaveValue(
      'orders-bucket',
    );
    expect(form.getByLabelText(/^Password/)).toHaveValue('open sesame');
    expect(form.getByRole('button', { name: /Stage/ })).toHaveTextContent(
      'prod',
    );
  });

  it('launches, opens the page of the launch, and keeps no secret', async () => {
    const store = jest.spyOn(Storage.prototype, 'setItem');
    const { form, launches } = await open({
      launch: jest.fn(async () => ({ ...launch, state: 'starting' as const })),
    });
    await fill(form);
    await userEvent.click(form.getByRole('switch', { name: 'Versioned' }));
    await press(form, 'Review');
    await press(form, 'Launch');
    await waitFor(() =>
      expect(launches.launch).toHaveBeenCalledWith(
        expect.objectContaining({
          patternName: 'encrypted-bucket',
          version: '1.1.0',
        }),
        {
          name: 'orders-bucket',
          parameters: [
            { key: 'BucketName', value: 'orders' },
            { key: 'Days', value: '30' },
            { key: 'Versioned', value: 'false' },
            { key: 'Stage', value: 'prod' },
            { key: 'Vpc', value: 'vpc-0a1b2c3d' },
            { key: 'Password', value: 'open sesame' },
          ],
        },
      ),
    );
    expect(
      await screen.findByRole('heading', { name: 'orders-bucket' }),
    ).toBeVisible();
    expect(JSON.stringify(store.mock.calls)).not.toContain('open sesame');
    expect(window.location.href).not.toContain('sesame');
    store.mockRestore();
  });

  it('puts what the server refuses beside its field, until it is changed', async () => {
    const failure = await answer(
      409,
      'ConflictError',
      'Refused',
      {},
      {
        fields: [
          { field: 'name', rule: 'is taken', fix: 'use another' },
          {
            field: 'parameters.Vpc',
            rule: 'is not in this account',
            fix: 'use one that is',
          },
        ],
      },
    );
    const { form } = await open({
      launch: jest.fn().mockRejectedValue(failure),
    });
    await fill(form);
    await press(form, 'Review');
    await press(form, 'Launch');
    const name = await form.findByRole('textbox', { name: /^Name/ });
    await waitFor(() => expect(name).toHaveFocus());
    expect(name).toHaveAccessibleDescription(/Name is taken: use another/);
    expect(name).toHaveValue('orders-bucket');
    const network = form.getByRole('textbox', { name: /^Network/ });
    expect(network).toHaveAccessibleDescription(
      /Network is not in this account: use one that is/,
    );
    expect(form.queryByRole('alert')).toBeNull();
    await paste(name, 'orders-2');
    expect(name).not.toHaveAccessibleDescription(/taken/);
    await press(form, 'Review');
    expect(network).toHaveFocus();
  });

  it('says above the form what belongs to no field', async () => {
    const failure = await answer(503, 'ServiceUnavailableError', 'AWS is busy');
    const { form } = await open({
      launch: jest.fn().mockRejectedValue(failure),
    });
    await fill(form);
    await press(form, 'Review');
    await press(form, 'Launch');
    expect(await form.findByRole('alert')).toHaveTextContent('AWS is busy');
    expect(form.getByLabelText(/^Password/)).toHaveValue('open sesame');
  });

  it('lets one choose between several targets, and sends the choice', async () => {
    const [eu] = version.publications!;
    const us = { ...eu, targetName: 'us', region: 'us-east-1' };
    const { form, launches } = await open(
      { launch: jest.fn(async () => launch) },
      { getVersion: async () => ({ ...version, publications: [eu, us] }) },
    );
    await choose(form, /Account and region/, 'us · 111122223333 · us-east-1');
    await fill(form);
    await press(form, 'Review');
    expect(form.getByText('us-east-1')).toBeVisible();
    await press(form, 'Launch');
    await waitFor(() =>
      expect(launches.launch).toHaveBeenCalledWith(
        expect.anything(),
        expect.objectContaining({ targetName: 'us' }),
      ),
    );
  });

  it('begins with the fields, whatever the address says', async () => {
    const { api } = fakeLaunchesApi();
    renderPatterns({ at: `${at}&step=review`, api });
    expect(
      await screen.findByRole('textbox', { name: /^BucketName/ }),
    ).toBeVisible();
    expect(screen.getByText('Step 1 of 2')).toBeVisible();
  });

  it('points from an earlier version to the latest', async () => {
    const { api } = fakeLaunchesApi(
      {},
      { getVersion: async () => ({ ...version, version: '1.0.0' }) },
    );
    renderPatterns({
      at: '/patterns/encrypted-bucket/launch?version=1.0.0',
      api,
    });
    expect(
      await screen.findByRole('link', { name: 'Launch the latest' }),
    ).toHaveAttribute('href', at);
  });

  it.each([
    [
      'a package',
      { getPattern: async () => cdkPattern },
      'Event fan-out is not launched',
    ],
    [
      'what one may not launch',
      {
        getPattern: async () => ({
          ...pattern,
          can: {
            ...pattern.can,
            launch: { allowed: false, reason: 'It is switched off.' },
          },
        }),
      },
      'You may not launch Encrypted bucket',
    ],
    [
      'what is deprecated',
      {
        getVersion: async () => ({ ...version, state: 'deprecated' as const }),
      },
      'Version 1.1.0 cannot be launched',
    ],
    [
      'what is not published',
      { getVersion: async () => ({ ...version, publications: [] }) },
      'Version 1.1.0 cannot be launched',
    ],
  ])('does not offer %s', async (_, others, title) => {
    const { api } = fakeLaunchesApi({}, others);
    renderPatterns({ at, api });
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('says why it could not load', async () => {
    const { api } = fakeLaunchesApi(
      {},
      { getReport: jest.fn().mockRejectedValue(new Error('Failed to fetch')) },
    );
    renderPatterns({ at, api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
  });
});
