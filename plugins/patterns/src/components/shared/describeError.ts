import { ResponseError } from '@backstage/errors';
import { count } from './words';

/** What went wrong, in sentences that help: the server's own words where there are any. */
export function describeError(error: Error): string {
  if (error instanceof TypeError) {
    return `The portal could not be reached. ${sentence(error.message)}`;
  }
  if (!(error instanceof ResponseError)) return sentence(error.message);
  const said = serverWords(error);
  switch (error.response.status) {
    case 401:
      return 'Your session is over. Sign in again; you come back to this page.';
    case 403:
      return (
        said ??
        'You may not do this. Ask an administrator of this portal for the role that may.'
      );
    case 429:
      return `Too many requests. ${whenToTryAgain(error)}`;
    default:
      return said ?? 'The portal did not answer as it should. Try again later.';
  }
}

/** The name of the server's error, such as `NotFoundError`. */
export function errorName(error: Error): string {
  return error instanceof ResponseError ? error.cause.name : error.name;
}

/** The HTTP status of the server's answer, where there was one. */
export function errorStatus(error: Error): number | undefined {
  return error instanceof ResponseError ? error.response.status : undefined;
}

/** What the server says of its failure; not what a proxy in between made of it. */
function serverWords({ cause }: ResponseError): string | undefined {
  const { message } = cause;
  // So @backstage/errors reports an answer that is not an error of Backstage.
  if (!message || message.startsWith('Request failed with')) return undefined;
  return sentence(message.split('\n', 1)[0]);
}

/** `Retry-After` is in seconds, or a date. */
function whenToTryAgain({ response }: ResponseError): string {
  const said = response.headers.get('retry-after') ?? '';
  const seconds = Math.ceil(
    Number(said) || (Date.parse(said) - Date.now()) / 1_000,
  );
  if (!(seconds > 0)) return 'Wait a minute, then try again.';
  const pause =
    seconds > 90
      ? count(Math.ceil(seconds / 60), 'minute')
      : count(seconds, 'second');
  return `Try again in ${pause}.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
