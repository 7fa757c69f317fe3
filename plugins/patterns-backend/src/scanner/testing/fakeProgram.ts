import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A shell script in a folder of its own; gives its path. */
export function fakeProgram(name: string, script: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'patterns-fake-')), name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}
