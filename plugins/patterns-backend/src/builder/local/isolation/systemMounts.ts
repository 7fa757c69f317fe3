import { existsSync, lstatSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsolatedStep, Mount } from './Isolation';

/** What a root of its own is made of. */
export type SystemMounts = {
  mounts: Mount[];
  links: Array<{ target: string; path: string }>;
};

/** Programs and their libraries. Nix keeps both in its store. */
const programs = ['/usr', '/nix/store'];
/** Links into /usr where the distribution has merged them, folders elsewhere. */
const merged = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];
const always = ['/etc/ld.so.cache', '/etc/alternatives', '/etc/localtime'];
/** How a host name becomes an address, and whom TLS trusts. */
const forNetwork = [
  '/etc/resolv.conf',
  '/etc/hosts',
  '/etc/nsswitch.conf',
  '/etc/host.conf',
  '/etc/gai.conf',
  '/etc/ssl/certs',
  '/etc/pki/tls/certs',
  '/etc/pki/ca-trust/extracted',
  '/etc/ca-certificates',
];
const synthetic = {
  passwd: 'build:x:1000:1000::/build/home:/bin/sh\n',
  group: 'build:x:1000:\n',
  hosts: '127.0.0.1 localhost\n::1 localhost\n',
};

/** The least of this machine that Node.js and shell scripts need. */
export function systemMounts(step: IsolatedStep): SystemMounts {
  const isLink = (path: string) => lstatSync(path).isSymbolicLink();
  const present = merged.filter(existsSync);
  const readOnly = [
    ...programs,
    ...present.filter(path => !isLink(path)),
    ...always,
    ...(step.network ? forNetwork : []),
  ].filter(existsSync);
  return {
    mounts: [
      ...readOnly.map(path => ({ from: path, to: path, writable: false })),
      ...writeSynthetic(step),
      ...step.mounts,
    ],
    links: present
      .filter(isLink)
      .map(path => ({ target: readlinkSync(path), path })),
  };
}

function writeSynthetic({ folder, network }: IsolatedStep): Mount[] {
  const names = Object.keys(synthetic) as Array<keyof typeof synthetic>;
  return names
    .filter(name => !(network && name === 'hosts'))
    .map(name => {
      const from = join(folder, name);
      writeFileSync(from, synthetic[name], { mode: 0o644 });
      return { from, to: `/etc/${name}`, writable: false };
    });
}
