import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Box, Button, Skeleton, Text } from '@backstage/ui';
import { DemoUsers } from './DemoUsers';
import styles from './SignInPage.module.css';
import { useRedirectError } from './useRedirectError';
import { useSignIn } from './useSignIn';

function Failure({ message }: { message: string }) {
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title="Sign-in failed"
      description={`You are not signed in. Try again; if it fails again, show this to the team that runs the portal: ${message}`}
    />
  );
}

/**
 * Asks who is there, with one button; lets whom it still knows pass at once.
 */
export function SignInPage({ onSignInSuccess }: SignInPageProps) {
  const config = useApi(configApiRef);
  const { state, error, signIn } = useSignIn(onSignInSuccess);
  const redirectError = useRedirectError();
  const message = error?.message ?? redirectError.message;
  const onPress = () => {
    redirectError.clear();
    signIn();
  };
  return (
    <main className={styles.page} aria-busy={state === 'checking'}>
      <div className={styles.panel}>
        <Box>
          <Text as="h1" variant="title-medium">
            {config.getOptionalString('app.title') ?? 'Patterns'}
          </Text>
          <Text as="p" variant="body-medium" color="secondary">
            Find approved AWS infrastructure patterns, use them, and publish
            your own.
          </Text>
        </Box>
        {state === 'checking' ? (
          <Skeleton height={32} aria-label="Looking for your session" />
        ) : (
          <>
            {message && <Failure message={message} />}
            <Button
              variant="primary"
              isPending={state === 'leaving'}
              onPress={onPress}
              // eslint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this page
              autoFocus
            >
              Sign in with Amazon Cognito
            </Button>
          </>
        )}
        {config.getOptionalBoolean('patterns.localDemo') && <DemoUsers />}
      </div>
    </main>
  );
}
