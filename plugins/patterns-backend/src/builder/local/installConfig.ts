import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const NPMRC = 'npmrc';
const AUTHORITIES = 'authorities.pem';
const EXTRA_AUTHORITIES = 'extra-authorities.pem';
/** How the back end itself reaches a registry. */
const proxyVariables = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].flatMap(
  name => [name, name.toLowerCase()],
);

/**
 * Writes what the step that installs needs to reach the registry, and no other
 * step sees: an npm configuration and certificate authorities. Gives the
 * environment that goes with it.
 *
 * @param folder - a new folder, which the step sees at `place`
 * @param source - npm configuration to copy
 * @throws Error when `source`, or the `cafile` that it names, cannot be read.
 */
export async function writeInstallConfig(
  folder: string,
  place: string,
  source: string | undefined,
): Promise<Record<string, string>> {
  await mkdir(folder, { mode: 0o700 });
  const text = source ? await readFile(source, 'utf8') : '';
  const cafile = /^\s*cafile\s*=\s*"?([^"\n]+?)"?\s*$/m.exec(text)?.[1];
  const settings = [text];
  if (source && cafile) {
    await copyFile(resolve(dirname(source), cafile), join(folder, AUTHORITIES));
    // Of two values, npm takes the last.
    settings.push(`cafile=${place}/${AUTHORITIES}`);
  }
  await writeFile(join(folder, NPMRC), `${settings.join('\n')}\n`, {
    mode: 0o600,
  });
  return {
    ...valuesOf([...proxyVariables, ...namedIn(text)]),
    ...(await copyExtraAuthorities(folder, place)),
    npm_config_userconfig: `${place}/${NPMRC}`,
  };
}

/** The npm configuration of the user that runs the back end. */
export function ownUserConfig(): string {
  const { NPM_CONFIG_USERCONFIG, npm_config_userconfig } = process.env;
  return (
    NPM_CONFIG_USERCONFIG || npm_config_userconfig || join(homedir(), '.npmrc')
  );
}

async function copyExtraAuthorities(
  folder: string,
  place: string,
): Promise<Record<string, string>> {
  const { NODE_EXTRA_CA_CERTS } = process.env;
  if (!NODE_EXTRA_CA_CERTS) return {};
  try {
    await copyFile(NODE_EXTRA_CA_CERTS, join(folder, EXTRA_AUTHORITIES));
  } catch {
    // Node.js, too, goes on without a file that is not there.
    return {};
  }
  return { NODE_EXTRA_CA_CERTS: `${place}/${EXTRA_AUTHORITIES}` };
}

/** `${NAME}` and `${NAME?}` in an npm configuration. Source: npmrc(5). */
function namedIn(text: string): string[] {
  return [...text.matchAll(/\$\{([^}?]+)\??\}/g)].map(([, name]) => name);
}

function valuesOf(names: readonly string[]): Record<string, string> {
  const entries = names.map(name => [name, process.env[name]] as const);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
