import { badRequest } from './errors';

/**
 * The plain address of `a@example.com` or `Name <a@example.com>`, its domain
 * in lower case.
 *
 * @throws AwsError BadRequestException for anything else
 */
export function plainAddress(text: string): string {
  const address = (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim();
  const at = address.lastIndexOf('@');
  if (at < 0) throw badRequest("Missing final '@domain'");
  if (at === 0) throw badRequest('Missing local name');
  const domain = domainOf(address);
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)) {
    throw badRequest('Domain contains illegal character');
  }
  if (/[\s<>,;]/.test(address)) {
    throw badRequest('Local address contains control or whitespace');
  }
  return `${address.slice(0, at)}@${domain}`;
}

/** What is behind the last @, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Addresses of a header, separated by commas outside of quotes. */
export function splitAddresses(header: string): string[] {
  return header
    .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map(each => each.trim())
    .filter(Boolean);
}
