import { useCallback, useEffect, useState } from 'react';
import { UserIdentity } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { cognitoAuthApiRef } from './cognitoAuthApiRef';

/** `checking` a session of before, `ready` for the button, `leaving` for the page of Cognito. */
type SignInState = 'checking' | 'ready' | 'leaving';

/** Signs in at once with a session of before, else when `signIn` is called. */
export function useSignIn(
  onSignInSuccess: SignInPageProps['onSignInSuccess'],
): { state: SignInState; error?: Error; signIn: () => Promise<void> } {
  const authApi = useApi(cognitoAuthApiRef);
  const [state, setState] = useState<SignInState>('checking');
  const [error, setError] = useState<Error>();

  const finish = useCallback(
    async (options: { optional: true } | { instantPopup: true }) => {
      const session = await authApi.getBackstageIdentity(options);
      if (session) {
        const profile = await authApi.getProfile();
        const { identity } = session;
        onSignInSuccess(UserIdentity.create({ identity, authApi, profile }));
      }
      return session !== undefined;
    },
    [authApi, onSignInSuccess],
  );

  const attempt = useCallback(
    async (options: { optional: true } | { instantPopup: true }) => {
      try {
        if (await finish(options)) return;
      } catch (cause) {
        const failure =
          cause instanceof Error ? cause : new Error(String(cause));
        // closing the popup is a decision, not a failure
        if (failure.name !== 'PopupRejectedError') setError(failure);
      }
      setState('ready');
    },
    [finish],
  );

  useEffect(() => {
    attempt({ optional: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only once: a session of before does not appear while one looks at the page
  }, []);

  useEffect(() => {
    // "Back" from the page of Cognito shows this page as it was left
    const onPageShow = (event: PageTransitionEvent) =>
      event.persisted && setState('ready');
    window.addEventListener('pageshow', onPageShow);
    return () => window.removeEventListener('pageshow', onPageShow);
  }, []);

  const signIn = useCallback(async () => {
    setError(undefined);
    setState('leaving');
    await attempt({ instantPopup: true });
  }, [attempt]);

  return { state, error, signIn };
}
