import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { bucket, summary } from '../__testUtils__/fixtures';
import { renderHome } from '../__testUtils__/renderHome';

const waiting = { ...summary, state: 'in-review' as const };
const ofOthers = { ...waiting, submittedBy: 'user:default/grace' };

const card = (name: string) => screen.findByRole('region', { name });
const never = () => new Promise<never>(() => {});

describe('the home page', () => {
  it('shows the newest patterns that one can use, each a click away', async () => {
    const { listPatterns } = renderHome({
      listPatterns: jest.fn(async () => ({ items: [bucket] })),
    });
    const newest = within(await card('Newest patterns'));
    expect(
      await newest.findByRole('link', { name: 'Encrypted bucket' }),
    ).toHaveAttribute('href', '/patterns/encrypted-bucket');
    expect(newest.getByText('CloudFormation 1.1.0')).toBeInTheDocument();
    expect(newest.getByRole('link', { name: 'All patterns' })).toHaveAttribute(
      'href',
      '/patterns',
    );
    expect(listPatterns).toHaveBeenCalledWith(
      { lifecycle: ['active'], sort: 'updated', order: 'desc', limit: 5 },
      expect.anything(),
    );
  });

  it('shows what waits for a review by me, and never my own', async () => {
    const pages = [
      {
        items: Array.from({ length: 20 }, (_, i) => ({
          ...waiting,
          version: `1.0.${i}`,
        })),
        nextCursor: 'next',
      },
      { items: [{ ...ofOthers, patternName: 'queue' }, waiting] },
    ];
    renderHome({
      listVersions: jest.fn(async ({ mine, cursor }) =>
        mine ? { items: [] } : pages[cursor ? 1 : 0],
      ),
    });
    const reviews = within(await card('Reviews waiting for me'));
    expect(
      await reviews.findByRole('link', { name: 'queue 1.1.0' }),
    ).toHaveAttribute('href', '/patterns/queue/versions/1.1.0');
    expect(reviews.getAllByRole('listitem')).toHaveLength(1);
    expect(reviews.getByRole('link', { name: 'All reviews' })).toHaveAttribute(
      'href',
      '/patterns/reviews',
    );
  });

  it('shows where my submissions stand', async () => {
    const { listVersions } = renderHome({
      listVersions: jest.fn(async () => ({ items: [waiting] })),
    });
    const mine = within(await card('My submissions'));
    expect(
      await mine.findByRole('link', { name: 'encrypted-bucket 1.1.0' }),
    ).toHaveAttribute('href', '/patterns/encrypted-bucket/versions/1.1.0');
    expect(mine.getByText('In review')).toBeInTheDocument();
    expect(listVersions).toHaveBeenCalledWith(
      { mine: true, order: 'desc', limit: 5 },
      expect.anything(),
    );
  });

  it('says what is not there yet', async () => {
    const none = async () => ({ items: [] });
    renderHome({ listPatterns: none, listVersions: none });
    for (const text of [
      /^Nothing is published yet/,
      /^Nothing waits for you/,
      /^You have not submitted anything yet/,
    ]) {
      expect(await screen.findByText(text)).toBeInTheDocument();
    }
  });

  it('says that it loads', async () => {
    renderHome({ listPatterns: never, listVersions: never });
    await waitFor(() =>
      expect(screen.getAllByRole('status', { name: '' })).toHaveLength(3),
    );
  });

  it('says what failed, in its own card, and tries again', async () => {
    let attempts = 0;
    renderHome({
      listPatterns: jest.fn(async () => {
        attempts += 1;
        if (attempts === 1) throw new Error('The back end is away');
        return { items: [bucket] };
      }),
    });
    const newest = within(await card('Newest patterns'));
    expect(await newest.findByRole('alert')).toHaveTextContent(
      'The back end is away',
    );
    await userEvent.click(newest.getByRole('button', { name: 'Try again' }));
    expect(
      await newest.findByRole('link', { name: 'Encrypted bucket' }),
    ).toBeInTheDocument();
    const mine = within(await card('My submissions'));
    expect(await mine.findByRole('listitem')).toBeInTheDocument();
  });
});
