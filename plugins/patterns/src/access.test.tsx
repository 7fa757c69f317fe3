import { screen } from '@testing-library/react';
import { fakePatternsApi } from './__testUtils__/fakePatternsApi';
import { renderPatterns } from './__testUtils__/renderPatterns';

// Of their own, as the permission hook remembers answers for the whole file.
const denied = [
  'patterns.pattern.create',
  'patterns.version.review',
  'patterns.version.read.unpublished',
  'scaffolder.task.read',
  'patterns.aws.read',
];

describe('for a user who may only read', () => {
  it('the catalog has no button, tab or facet of others', async () => {
    const api = fakePatternsApi();
    renderPatterns({ at: '/patterns', api, denied });
    await screen.findByRole('link', { name: 'Encrypted bucket' });
    await screen.findByRole('checkbox', { name: /Active/ });
    expect(screen.queryByRole('button', { name: /Publish/ })).toBeNull();
    expect(screen.queryByRole('tab', { name: /Reviews/ })).toBeNull();
    expect(screen.queryByRole('tab', { name: /submissions/ })).toBeNull();
    expect(screen.queryByRole('tab', { name: 'AWS' })).toBeNull();
    expect(screen.queryByText('State of the newest version')).toBeNull();
    expect(api.listVersions).not.toHaveBeenCalled();
  });

  it('the reviews say whom they are for and ask the server nothing', async () => {
    const api = fakePatternsApi();
    renderPatterns({ at: '/patterns/reviews', api, denied });
    expect(
      await screen.findByRole('heading', { name: 'Reviews are for reviewers' }),
    ).toBeVisible();
    expect(api.listVersions).not.toHaveBeenCalled();
  });

  it('the submissions say whom they are for and ask the server nothing', async () => {
    const api = fakePatternsApi();
    renderPatterns({ at: '/patterns/submissions', api, denied });
    expect(
      await screen.findByRole('heading', {
        name: 'Submissions are for publishers',
      }),
    ).toBeVisible();
    expect(screen.getByText(/the role PATTERN_PUBLISHER/)).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Back to the catalog' }),
    ).toHaveAttribute('href', '/patterns');
    expect(api.listVersions).not.toHaveBeenCalled();
  });

  it('the page about AWS says whom it is for and asks the server nothing', async () => {
    const api = fakePatternsApi();
    renderPatterns({ at: '/patterns/aws', api, denied });
    expect(
      await screen.findByRole('heading', {
        name: 'AWS is for administrators',
      }),
    ).toBeVisible();
    expect(api.getAwsHealth).not.toHaveBeenCalled();
  });

  it('a published version leads to no task that one may not see', async () => {
    const at = '/patterns/encrypted-bucket/versions/1.2.0';
    renderPatterns({ at, api: fakePatternsApi(), denied });
    expect(await screen.findByText('Published and ready to use')).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Watch the release task' }),
    ).toBeNull();
  });
});
