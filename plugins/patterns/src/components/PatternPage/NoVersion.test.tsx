import { screen, within } from '@testing-library/react';
import { fakePatternsApi } from '../../__testUtils__/fakePatternsApi';
import { pattern } from '../../__testUtils__/fixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const at = '/patterns/encrypted-bucket';
const bare = {
  ...pattern,
  lifecycle: 'unpublished' as const,
  latestVersion: undefined,
  newestVersion: undefined,
  newestState: undefined,
  versions: [],
};

describe('the page of a pattern without versions', () => {
  it('says who owns it, where it comes from, and how to go on', async () => {
    const api = fakePatternsApi({ getPattern: async () => bare });
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('heading', { name: 'No version yet' }),
    ).toBeVisible();
    expect(
      screen.getByText(
        'Submit the first one with “New version”, from its source.',
      ),
    ).toBeVisible();
    const facts = within(screen.getByRole('complementary', { name: 'Facts' }));
    expect(facts.getByText('platform')).toBeVisible();
    expect(facts.getByRole('link', { name: /github.com/ })).toHaveAttribute(
      'href',
      'https://github.com/example/bucket',
    );
    expect(
      screen.queryByRole('button', { name: 'Use this pattern' }),
    ).not.toBeInTheDocument();
  });
});
