import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Anybody can write a link with a message in it, so it is kept short (characters). */
const MAX_LENGTH = 200;

/**
 * The message that the redirect flow brings back in the query when a sign-in
 * fails. It is taken out of the address, so that it does not stay after the
 * next attempt.
 */
export function useRedirectError(): { message?: string; clear: () => void } {
  const [searchParams, setSearchParams] = useSearchParams();
  const [message, setMessage] = useState(
    () => searchParams.get('error')?.slice(0, MAX_LENGTH) || undefined,
  );
  useEffect(() => {
    if (searchParams.has('error')) {
      const rest = new URLSearchParams(searchParams);
      rest.delete('error');
      setSearchParams(rest, { replace: true });
    }
  }, [searchParams, setSearchParams]);
  return { message, clear: () => setMessage(undefined) };
}
