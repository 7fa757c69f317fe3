import { MESSAGE } from 'triple-beam';
import { format } from 'winston';

const HIDDEN = '***';

/** A JSON web token: three parts in base64url, the first a JSON object. */
const jsonWebToken = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g;

/**
 * Values in the query of an address that let whoever reads them in: the code
 * and state of a sign-in, and what signs a request to AWS.
 */
const secretParameter =
  /([?&](?:code|state|id_token_hint|X-Amz-Signature|X-Amz-Credential|X-Amz-Security-Token)=)[^&\s"'\\]+/gi;

/** A text without the tokens that are in it. */
export function withoutTokens(text: string): string {
  return text
    .replace(jsonWebToken, HIDDEN)
    .replace(secretParameter, `$1${HIDDEN}`);
}

/**
 * Takes tokens out of every line that is logged. Backstage itself takes out
 * what the configuration names as secret; tokens are made while it runs.
 */
export const redactTokens = format(info => {
  const line = info[MESSAGE];
  if (typeof line === 'string') info[MESSAGE] = withoutTokens(line);
  return info;
});
