import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ASSEMBLIES, assemblyFolder } from './assembly';
import { CONFIGS, createApp } from './synthesize';

/**
 * Synthesizes each configuration once, for all tests of this package, into a
 * folder that goes when they end.
 */
export default function globalSetup(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'infra-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.env[ASSEMBLIES] = folder;
  for (const name of CONFIGS) {
    createApp(name, assemblyFolder(name)).synth();
  }
}
