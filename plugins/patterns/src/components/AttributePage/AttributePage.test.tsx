import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { pii, publicData } from '../../__testUtils__/attributeFixtures';
import { fakeAttributesApi } from '../../__testUtils__/fakeAttributesApi';
import { answer } from '../../__testUtils__/fakePatternsApi';
import { bucket } from '../../__testUtils__/fixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const at = '/patterns/attributes/DATACLASS:PII';

describe('the page of an attribute', () => {
  it('says what it means and who made and changed it', async () => {
    const { api, attributes } = fakeAttributesApi();
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('heading', { name: 'DataClass: PII' }),
    ).toBeVisible();
    expect(screen.getByText('Says who somebody is.')).toBeVisible();
    const aside = within(
      screen.getByRole('complementary', { name: 'Facts and metadata' }),
    );
    expect(aside.getByText('grace')).toBeVisible();
    expect(aside.getByText('ada')).toBeVisible();
    expect(aside.getByText('Synced')).toBeVisible();
    expect(aside.getByText('contact')).toBeVisible();
    expect(aside.getByText('privacy@example.com')).toBeVisible();
    expect(attributes.get).toHaveBeenCalledWith(
      'DATACLASS:PII',
      expect.anything(),
    );
  });

  it('says in full why it is not on AWS yet', async () => {
    const { api } = fakeAttributesApi({ get: async () => publicData });
    renderPatterns({ at, api });
    expect(
      await screen.findByText('AWS refused the tag policy.'),
    ).toBeVisible();
    expect(screen.getByText('None')).toBeVisible();
  });

  it('lists the patterns that carry it, page by page', async () => {
    const listPatterns = jest.fn(async ({ cursor }: { cursor?: string }) =>
      cursor
        ? { items: [{ ...bucket, name: 'b2', title: 'Second page' }] }
        : { items: [bucket], nextCursor: 'c2' },
    );
    const { api } = fakeAttributesApi({}, { listPatterns });
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('link', { name: 'Encrypted bucket' }),
    ).toHaveAttribute('href', '/patterns/encrypted-bucket');
    expect(listPatterns).toHaveBeenCalledWith(
      expect.objectContaining({ attribute: ['DataClass:PII'] }),
      expect.anything(),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    const link = await screen.findByRole('link', { name: 'Second page' });
    expect(link.closest('li')).toHaveFocus();
  });

  it('shows what was edited', async () => {
    const edited = { ...pii, description: 'Better words.', revision: 5 };
    const { api } = fakeAttributesApi({
      get: jest.fn().mockResolvedValueOnce(pii).mockResolvedValue(edited),
      update: jest.fn(async () => edited),
    });
    renderPatterns({ at, api });
    await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Save',
      }),
    );
    expect(await screen.findByText('Better words.')).toBeVisible();
  });

  it('leads to the others once it is deleted', async () => {
    const remove = jest.fn(async () => {});
    const { api } = fakeAttributesApi({ delete: remove });
    renderPatterns({ at, api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete attribute' }),
    );
    expect(
      await screen.findByRole('table', { name: 'Attributes' }),
    ).toBeVisible();
    expect(remove).toHaveBeenCalledWith('DATACLASS:PII', 4);
  });

  it('says so where there is none', async () => {
    const failure = await answer(404, 'NotFoundError', 'No attribute');
    const { api } = fakeAttributesApi({
      get: jest.fn().mockRejectedValue(failure),
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('heading', {
        name: 'There is no attribute DATACLASS:PII',
      }),
    ).toBeVisible();
  });

  it('says why it could not load, and tries again', async () => {
    const get = jest
      .fn()
      .mockRejectedValueOnce(new Error('Failed to fetch'))
      .mockResolvedValue(pii);
    renderPatterns({ at, api: fakeAttributesApi({ get }).api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.getByText('Says who somebody is.')).toBeVisible(),
    );
  });
});
