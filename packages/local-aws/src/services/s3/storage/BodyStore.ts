import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** The bytes of objects, by an id of their own. */
export interface BodyStore {
  /** Stores bytes durably, and returns their id. */
  write(body: Uint8Array): string;
  read(id: string): Uint8Array;
  remove(id: string): void;
  /** Removes everything but the given ids. */
  retain(ids: Set<string>): void;
}

/** Keeps bodies for the life of the process. */
export class MemoryBodyStore implements BodyStore {
  private readonly bodies = new Map<string, Uint8Array>();

  write(body: Uint8Array): string {
    const id = randomUUID();
    this.bodies.set(id, body);
    return id;
  }

  read(id: string): Uint8Array {
    const body = this.bodies.get(id);
    if (!body) throw new Error(`There is no body ${id}`);
    return body;
  }

  remove(id: string): void {
    this.bodies.delete(id);
  }

  retain(ids: Set<string>): void {
    for (const id of this.bodies.keys()) if (!ids.has(id)) this.remove(id);
  }
}

function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Keeps each body as one file. */
export class FileBodyStore implements BodyStore {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  write(body: Uint8Array): string {
    const id = randomUUID();
    writeFileSync(this.path(id), body, { flag: 'wx', flush: true });
    // The new directory entry has to reach the disk too.
    syncToDisk(this.folder);
    return id;
  }

  read(id: string): Uint8Array {
    return readFileSync(this.path(id));
  }

  remove(id: string): void {
    rmSync(this.path(id), { force: true });
  }

  retain(ids: Set<string>): void {
    for (const id of readdirSync(this.folder)) {
      if (!ids.has(id)) this.remove(id);
    }
  }

  private path(id: string): string {
    return join(this.folder, id);
  }
}
