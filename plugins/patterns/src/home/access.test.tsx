import { screen } from '@testing-library/react';
import { renderHome } from '../__testUtils__/renderHome';

// In a file of its own: answers on permissions are kept over the tests of one.
describe('the home page of a developer', () => {
  it('has the newest patterns, and nothing of reviews and submissions', async () => {
    const { listVersions } = renderHome({}, [
      'patterns.pattern.create',
      'patterns.version.review',
    ]);
    expect(
      await screen.findByRole('link', { name: 'Encrypted bucket' }),
    ).toBeInTheDocument();
    for (const name of ['Reviews waiting for me', 'My submissions']) {
      expect(screen.queryByRole('region', { name })).not.toBeInTheDocument();
    }
    expect(listVersions).not.toHaveBeenCalled();
  });
});
