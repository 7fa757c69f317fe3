import { OAuth2 } from '@backstage/core-app-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  BackstageIdentityResponse,
  IdentityApi,
} from '@backstage/frontend-plugin-api';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { cognitoAuthApiRef } from './cognitoAuthApiRef';
import { SignInPage } from './SignInPage';

type GetIdentity = OAuth2['getBackstageIdentity'];

const session: BackstageIdentityResponse = {
  token: 'token',
  identity: {
    type: 'user',
    userEntityRef: 'user:default/jane',
    ownershipEntityRefs: ['user:default/jane'],
  },
};

function Address() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

function renderPage(
  getBackstageIdentity: GetIdentity,
  options: { localDemo?: boolean; at?: string } = {},
) {
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  const authApi = {
    getBackstageIdentity,
    getProfile: async () => ({ displayName: 'Jane' }),
  } as unknown as OAuth2;
  renderInTestApp(
    <>
      <SignInPage onSignInSuccess={onSignInSuccess} />
      <Address />
    </>,
    {
      initialRouteEntries: [options.at ?? '/'],
      config: {
        app: { title: 'Example portal' },
        patterns: { localDemo: options.localDemo },
      },
      apis: [[cognitoAuthApiRef, authApi]],
    },
  );
  return onSignInSuccess;
}

const button = () =>
  screen.findByRole('button', { name: 'Sign in with Amazon Cognito' });
const noSession: GetIdentity = async () => undefined;

describe('SignInPage', () => {
  it('lets a session of before pass without a click', async () => {
    const onSignInSuccess = renderPage(async options =>
      options?.optional ? session : undefined,
    );
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const [identity] = onSignInSuccess.mock.calls[0];
    await expect(identity.getBackstageIdentity()).resolves.toEqual(
      session.identity,
    );
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('offers one button, with the title and what the portal is', async () => {
    const onSignInSuccess = renderPage(noSession);
    expect(await button()).toHaveFocus();
    expect(
      screen.getByRole('heading', { name: 'Example portal' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/Find approved AWS/)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(onSignInSuccess).not.toHaveBeenCalled();
  });

  it('signs in with the keyboard', async () => {
    const onSignInSuccess = renderPage(async options =>
      options?.instantPopup ? session : undefined,
    );
    await button();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
  });

  it('says why a sign-in failed, and lets one try again', async () => {
    let attempts = 0;
    const onSignInSuccess = renderPage(async options => {
      if (!options?.instantPopup) return undefined;
      attempts += 1;
      if (attempts === 1) throw new Error('user pool out of reach');
      return session;
    });
    await userEvent.click(await button());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'user pool out of reach',
    );
    await userEvent.click(await button());
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says nothing when one closes the popup', async () => {
    const rejected = Object.assign(new Error('closed'), {
      name: 'PopupRejectedError',
    });
    renderPage(async options => {
      if (options?.instantPopup) throw rejected;
      return undefined;
    });
    await userEvent.click(await button());
    expect(await button()).toBeEnabled();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows the message of the redirect flow, short, and cleans the address', async () => {
    const at = `/patterns?type=CFN&error=Invalid+nonce${'!'.repeat(500)}`;
    renderPage(noSession, { at });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Invalid nonce');
    expect(alert.textContent?.match(/!/g)?.length).toBeLessThan(200);
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        /^\/patterns\?type=CFN$/,
      ),
    );
  });

  it.each([
    [true, 3],
    [false, 0],
    [undefined, 0],
  ])('with localDemo %p names %p demo users', async (localDemo, count) => {
    renderPage(noSession, { localDemo });
    await button();
    expect(screen.queryAllByRole('listitem')).toHaveLength(count);
  });
});
