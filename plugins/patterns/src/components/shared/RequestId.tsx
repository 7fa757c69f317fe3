import { ResponseError } from '@backstage/errors';
import { CopyButton } from './CopyBlock';

/** What an administrator finds the failed request by in the logs; small, to copy. */
export function RequestId(props: { error: Error }) {
  const id = requestIdOf(props.error);
  if (!id) return null;
  const short = id.length > 12 ? `${id.slice(0, 8)}…` : id;
  return (
    <CopyButton
      variant="tertiary"
      label={`Request ${short}: copy the whole ID`}
      text={id}
    >
      Request {short}
    </CopyButton>
  );
}

/** Only of failures that somebody else has to look into. */
function requestIdOf(error: Error): string | undefined {
  if (!(error instanceof ResponseError)) return undefined;
  const { status, headers } = error.response;
  if (status !== 403 && status < 500) return undefined;
  return headers.get('x-request-id') || undefined;
}
