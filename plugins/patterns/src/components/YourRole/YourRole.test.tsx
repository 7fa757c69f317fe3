import { screen, within } from '@testing-library/react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  PATTERN_PUBLISHER,
  roleRef,
  SYSTEM_ADMIN,
} from '@apo/backstage-plugin-patterns-common';
import { YourRole } from './YourRole';

function show(...refs: string[]) {
  renderInTestApp(<YourRole />, {
    apis: [
      mockApis.identity({
        ownershipEntityRefs: ['user:default/jane', ...refs],
      }),
      mockApis.permission({
        authorize: ({ permission }) =>
          permission.name === 'patterns.version.review'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    ],
  });
}

describe('YourRole', () => {
  it.each([
    ['a reader', []],
    ['a publisher (PATTERN_PUBLISHER)', [roleRef(PATTERN_PUBLISHER)]],
    [
      'an administrator (SYSTEM_ADMIN)',
      [roleRef(PATTERN_PUBLISHER), roleRef(SYSTEM_ADMIN)],
    ],
  ])('names %s', async (name, refs) => {
    show(...refs);
    expect(
      await screen.findByRole('heading', { name: `You are ${name}` }),
    ).toBeVisible();
  });

  it('says what one may do, and what the rest needs, as the policy decides it', async () => {
    show();
    const [use, publish, govern] = within(
      await screen.findByRole('list', { name: /What you may do/ }),
    ).getAllByRole('listitem');
    const has = (row: HTMLElement, name: string) =>
      within(row).getByRole('img', { name });
    expect(has(use, 'You may')).toBeVisible();
    expect(has(publish, 'You may')).toBeVisible();
    expect(has(govern, 'You may not')).toBeVisible();
    expect(govern).toHaveTextContent('Needs the role SYSTEM_ADMIN');
  });
});
