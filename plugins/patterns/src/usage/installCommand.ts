import { packageRange } from '@apo/backstage-plugin-patterns-common';

/** The command that installs a package. */
export function installCommand(target: {
  package: string;
  version: string;
}): string {
  const { package: name, version } = target;
  return `npm install ${name}@${packageRange(version)}`;
}
