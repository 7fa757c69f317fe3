import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  fakeCdkApi,
  fakePatternsApi,
} from '../../__testUtils__/fakePatternsApi';
import { pattern, version } from '../../__testUtils__/fixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const at = '/patterns/encrypted-bucket';
const name = 'Use this pattern';

describe('Use this pattern', () => {
  it('leads to the form that launches the version that one looks at', async () => {
    renderPatterns({ at, api: fakePatternsApi() });
    expect(await screen.findByRole('link', { name })).toHaveAttribute(
      'href',
      `${at}/launch?version=1.1.0`,
    );
  });

  it('leads to the template that makes an app with the package', async () => {
    renderPatterns({ at: '/patterns/event-fan-out', api: fakeCdkApi() });
    const link = await screen.findByRole('link', { name });
    const url = new URL(link.getAttribute('href')!, 'http://localhost');
    expect(url.pathname).toBe('/create/templates/default/use-cdk-pattern');
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual({
      pattern: 'event-fan-out',
      version: '1.1.0',
    });
  });

  it('leads to how to use it where one may not launch', async () => {
    const api = fakePatternsApi({
      getPattern: async () => ({
        ...pattern,
        can: { ...pattern.can, launch: { allowed: false } },
      }),
    });
    renderPatterns({ at, api });
    await userEvent.click(await screen.findByRole('button', { name }));
    expect(screen.getByRole('heading', { name: 'How to use' })).toHaveFocus();
    expect(screen.queryByRole('link', { name })).toBeNull();
  });

  it.each(['deprecated', 'revoked'] as const)(
    'begins nothing with what is %s',
    async state => {
      const api = fakePatternsApi({
        getVersion: async () => ({ ...version, state }),
      });
      renderPatterns({ at, api });
      await screen.findByRole('heading', { name: 'How to use' });
      expect(screen.queryByRole('link', { name })).toBeNull();
    },
  );
});
