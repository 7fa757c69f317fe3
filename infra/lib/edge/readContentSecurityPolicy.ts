import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Directives as Backstage's `backend.csp` has them; `false` leaves one out. */
type Directives = Record<string, string[] | false>;

/**
 * The content security policy of a configuration of Backstage, as a header: what
 * the back end sends with its own answers (`backend.csp`) is what pages get that
 * CloudFront sends.
 *
 * @param file - path of the configuration, e.g. of app-config.production.yaml
 * @throws Error when it has no policy
 */
export function readContentSecurityPolicy(file: string): string {
  const directives: Directives | undefined = parse(readFileSync(file, 'utf8'))
    ?.backend?.csp;
  if (!directives?.['default-src']) {
    throw new Error(
      `${file}: backend.csp must have default-src, such as ["'none'"]: without it pages would have no content security policy`,
    );
  }
  return Object.entries(directives)
    .filter(([, values]) => values !== false)
    .map(([name, values]) => [name, ...(values || [])].join(' '))
    .join(';');
}
