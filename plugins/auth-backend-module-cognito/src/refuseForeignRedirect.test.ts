import type { Request } from 'express';
import { refuseForeignRedirect } from './refuseForeignRedirect';

const transform = refuseForeignRedirect(
  o => o === 'https://portal.example.com',
);
const context = { req: {} as Request };

describe('refuseForeignRedirect', () => {
  it.each([undefined, 'https://portal.example.com/patterns?type=CFN#top'])(
    'lets %p pass unchanged',
    async redirectUrl => {
      const state = { nonce: 'n', env: 'e', redirectUrl };
      await expect(transform(state, context)).resolves.toEqual({ state });
    },
  );

  it.each([
    'https://evil.example.com/',
    'http://portal.example.com/',
    'https://portal.example.com@evil.example.com/',
    '//evil.example.com',
    '/patterns',
    'data:text/html,hello',
    '',
  ])('refuses %p', async redirectUrl => {
    await expect(
      transform({ nonce: 'n', env: 'e', redirectUrl }, context),
    ).rejects.toThrow('redirectUrl must be a page of the portal');
  });
});
