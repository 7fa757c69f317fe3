/**
 * Arguments of npm for an installation in which nothing of the author runs and
 * only the registry is asked. They have precedence over every npmrc.
 *
 * Scripts do not run (`ignore-scripts`), and had they to, no shell would be
 * there (`script-shell`). What comes from git, an address or a folder is
 * refused, so that nothing is prepared by its own scripts either.
 */
export function installArguments(options: {
  cache: string;
  registry?: string;
}): string[] {
  return [
    'ci',
    '--ignore-scripts',
    '--script-shell=/bin/false',
    '--git=/bin/false',
    '--allow-git=none',
    '--allow-remote=none',
    '--allow-file=none',
    '--allow-directory=none',
    '--replace-registry-host=always',
    '--no-workspaces',
    '--install-links',
    '--include=dev',
    '--include=optional',
    '--include=peer',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--no-progress',
    '--logs-max=0',
    '--prefer-offline',
    // Its own would wait for a minute before it asks a third time.
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
    '--globalconfig=/dev/null',
    `--cache=${options.cache}`,
    ...(options.registry ? [`--registry=${options.registry}`] : []),
  ];
}
