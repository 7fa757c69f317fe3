import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderField } from '../__testUtils__/renderField';
import { PatternNameField } from './PatternNameField';
import { refuseName } from './judgeName';

const takenNames = ['encrypted-bucket'];

function createApi() {
  return {
    checkName: jest.fn(
      async (name: string, _options?: { signal?: AbortSignal }) => ({
        name,
        exists: takenNames.includes(name),
      }),
    ),
  };
}

async function type(text: string, form = {}) {
  const api = createApi();
  const rendered = renderField(PatternNameField, { api, form });
  const user = userEvent.setup();
  const field = await screen.findByRole('textbox', { name: /^Name/ });
  await user.type(field, text);
  return { ...rendered, api, user, field };
}

describe('PatternNameField', () => {
  it('says at once which rule a name breaks and how to mend it, and asks nobody', async () => {
    const { api, field } = await type('My Bucket');
    expect(
      await screen.findByText('Name has only a-z, 0-9, - and _: use my-bucket'),
    ).toBeVisible();
    expect(field).toBeInvalid();
    expect(api.checkName).not.toHaveBeenCalled();
  });

  it('says that a name is free, asking once for what was typed in one go', async () => {
    const { api, value } = await type('queue');
    expect(await screen.findByText('queue is free')).toBeVisible();
    expect(api.checkName.mock.calls.map(([name]) => name)).toEqual(['queue']);
    expect(value()).toBe('queue');
  });

  it('refuses a taken name and offers a version of that pattern instead', async () => {
    const { field } = await type('encrypted-bucket', { title: 'Bucket' });
    expect(
      await screen.findByText(
        'Name is taken: choose another, or add a version to that pattern',
      ),
    ).toBeVisible();
    expect(field).toBeInvalid();
    const link = screen.getByRole('link', {
      name: 'Add a version to encrypted-bucket',
    });
    const query = new URL(link.getAttribute('href')!, 'http://localhost');
    expect(JSON.parse(query.searchParams.get('formData')!)).toEqual({
      title: 'Bucket',
      name: 'encrypted-bucket',
      newVersion: true,
    });
  });

  it('takes an existing name in a form for a new version', async () => {
    const { field } = await type('encrypted-bucket', { newVersion: true });
    expect(
      await screen.findByText('This adds a version to encrypted-bucket'),
    ).toBeVisible();
    expect(field).toBeValid();
  });

  it('aborts the question about a name that has changed since', async () => {
    const { api, user, field } = await type('queue');
    const signals: AbortSignal[] = [];
    api.checkName.mockImplementation(async (name, options) => {
      signals.push(options!.signal!);
      return name === 'queue-a'
        ? new Promise<never>(() => {})
        : { name, exists: false };
    });
    await user.type(field, '-a');
    await waitFor(() => expect(signals).toHaveLength(1));
    await user.type(field, 'b');
    expect(await screen.findByText('queue-ab is free')).toBeVisible();
    expect(signals[0].aborted).toBe(true);
  });
});

describe('refuseName', () => {
  it.each([
    ['', {}, 'Name is required: give it a name such as encrypted-bucket'],
    ['a'.repeat(41), {}, 'Name has at most 40 characters: shorten it by 1'],
    [
      'encrypted-bucket',
      {},
      'Name is taken: choose another, or add a version to that pattern',
    ],
    [
      'encrypted-bucket',
      { content: { from: { patternName: 'another', version: '1.0.0' } } },
      'Name is taken: choose another, or add a version to that pattern',
    ],
    ['encrypted-bucket', { newVersion: true }, undefined],
    [
      'encrypted-bucket',
      {
        content: {
          from: { patternName: 'encrypted-bucket', version: '1.0.0' },
        },
      },
      undefined,
    ],
    ['queue', {}, undefined],
  ])('judges %j in the form %j', async (name, form, message) => {
    expect(await refuseName(name, form, createApi() as never)).toBe(message);
  });

  it('refuses while the name cannot be checked', async () => {
    const api = {
      checkName: async () => Promise.reject(new Error('no answer')),
    };
    expect(await refuseName('queue', {}, api as never)).toBe(
      'The name could not be checked: no answer. Try again.',
    );
  });
});
