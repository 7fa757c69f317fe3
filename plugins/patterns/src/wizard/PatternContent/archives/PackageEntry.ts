/** One file of a folder or an archive that is uploaded. */
export type PackageEntry = {
  path: string;
  /** `other`: what only a file system knows, such as a device. */
  kind: 'file' | 'link' | 'other';
  size: number;
  read: () => Promise<Uint8Array>;
};
