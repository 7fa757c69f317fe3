import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer } from '../../__testUtils__/fakePatternsApi';
import { ErrorState } from './ErrorState';
import { signInAgain } from './signInAgain';

jest.mock('./signInAgain', () => ({ signInAgain: jest.fn() }));

const id = '1f2e3d4c-5b6a-4798-8899-aabbccddeeff';
const withId = { 'x-request-id': id };

function show(error: Error) {
  render(<ErrorState title="It failed" error={error} onRetry={() => {}} />);
  return screen.getByRole('alert');
}

describe('ErrorState', () => {
  it('of a 403 gives the reason, and no other try', async () => {
    const alert = show(
      await answer(403, 'NotAllowedError', 'You need patterns.x.read', withId),
    );
    expect(alert).toHaveTextContent('You need patterns.x.read.');
    expect(alert).not.toHaveTextContent('403');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('of a 401 offers to sign in again', async () => {
    const alert = show(await answer(401, 'AuthenticationError', 'Bad token'));
    expect(alert).toHaveTextContent('Your session is over.');
    await userEvent.click(
      screen.getByRole('button', { name: 'Sign in again' }),
    );
    expect(signInAgain).toHaveBeenCalledTimes(1);
  });

  it.each([
    [{ 'retry-after': '12' }, 'Try again in 12 seconds.'],
    [{ 'retry-after': '1' }, 'Try again in 1 second.'],
    [{ 'retry-after': '300' }, 'Try again in 5 minutes.'],
    [
      { 'retry-after': new Date(Date.now() + 44_500).toUTCString() },
      /Try again in 4\d seconds\./,
    ],
    [{}, 'Wait a minute, then try again.'],
  ])('of a 429 says how long to wait: %p', async (headers, words) => {
    const alert = show(
      await answer(429, 'TooManyRequests', 'Slow down', headers as {}),
    );
    expect(alert).toHaveTextContent('Too many requests.');
    expect(alert).toHaveTextContent(words);
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it.each([403, 500, 503])(
    'of a %s shows the request, to copy',
    async status => {
      const user = userEvent.setup();
      const writeText = jest.spyOn(navigator.clipboard, 'writeText');
      show(await answer(status, 'Error', 'No', withId));
      const button = screen.getByRole('button', { name: /^Request 1f2e3d4c…/ });
      expect(button).toHaveTextContent('Request 1f2e3d4c…');
      await user.click(button);
      expect(writeText).toHaveBeenCalledWith(id);
    },
  );

  it.each([
    [409, withId],
    [500, {}],
  ])('of a %s with %p shows no request', async (status, headers) => {
    show(await answer(status, 'Error', 'No', headers));
    expect(screen.queryByRole('button', { name: /Request/ })).toBeNull();
  });

  it('does not show the stack of a server', async () => {
    const alert = show(
      await answer(500, 'Error', 'No such table\n    at query (db.js:1:2)'),
    );
    expect(alert).toHaveTextContent('No such table.');
    expect(alert).not.toHaveTextContent('db.js');
  });

  it.each([
    [502, 'The portal did not answer as it should. Try again later.'],
    [403, 'Ask an administrator of this portal for the role that may.'],
  ])('does not show what a proxy made of a %s', async (status, words) => {
    const page = `Request failed with status ${status}, <html></html>`;
    const alert = show(await answer(status, 'Error', page));
    expect(alert).toHaveTextContent(words);
    expect(alert).not.toHaveTextContent(/html|\d{3}/);
  });

  it('says so where the portal cannot be reached', () => {
    expect(show(new TypeError('Failed to fetch'))).toHaveTextContent(
      'The portal could not be reached. Failed to fetch.',
    );
  });
});
