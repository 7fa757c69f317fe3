import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
} from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Where the image has the portal. */
const APP = '/app';
/** Where a container finds Node.js; it is that of this process. */
export const containerNode = '/opt/node/bin/node';

/** What Node.js needs of a system: libraries, names of hosts, authorities. */
const system = [
  '/usr',
  '/etc/ld.so.cache',
  '/etc/hosts',
  '/etc/resolv.conf',
  '/etc/nsswitch.conf',
  '/etc/ssl',
];
/** Links into /usr where the distribution has merged them, folders elsewhere. */
const merged = ['/bin', '/lib', '/lib64'];

/**
 * Arguments of bubblewrap that make the root of a container: a read-only
 * system, the unpacked build with its packages, and in memory an empty /tmp,
 * which alone is writable.
 *
 * @param image - folder of the unpacked build
 * @param tmpBytes - size of /tmp
 */
export function imageMounts(image: string, tmpBytes: number): string[] {
  const isLink = (file: string) => lstatSync(file).isSymbolicLink();
  const present = [...system, ...merged].filter(existsSync);
  const links = present.filter(file => merged.includes(file) && isLink(file));
  const folders = present.filter(file => !links.includes(file));
  return [
    // Those that bubblewrap makes by itself are closed.
    ...['--dir', '/etc', '--dir', '/opt', '--dir', '/opt/node'],
    ...['--dir', path.dirname(containerNode)],
    ...folders.flatMap(file => ['--ro-bind', file, file]),
    ...links.flatMap(file => ['--symlink', readlinkSync(file), file]),
    ...['--ro-bind', process.execPath, containerNode],
    ...['--ro-bind', image, APP],
    ...packageFolders(image).flatMap(folder => [
      '--ro-bind',
      path.join(root, folder),
      path.join(APP, folder),
    ]),
    ...['--proc', '/proc', '--dev', '/dev'],
    ...['--perms', '1777', '--size', String(tmpBytes), '--tmpfs', '/tmp'],
    ...['--remount-ro', '/dev', '--remount-ro', '/'],
    ...['--chdir', APP],
  ];
}

/**
 * What is installed in this checkout, for all packages and for single ones of
 * the build. Our own packages are links in it, relative ones: in the image they
 * lead to what was built.
 */
function packageFolders(image: string): string[] {
  const ours = ['packages', 'plugins'].flatMap(group =>
    readdirSync(path.join(image, group)).map(name => path.join(group, name)),
  );
  const folders = ['.', ...ours]
    .map(folder => path.join(folder, 'node_modules'))
    .filter(folder => existsSync(path.join(root, folder)));
  for (const folder of folders) {
    mkdirSync(path.join(image, folder), { recursive: true });
  }
  return folders;
}
