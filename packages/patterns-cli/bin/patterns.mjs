#!/usr/bin/env node
// In the repository the sources run as they are; elsewhere what was built of them.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = new URL('../src/main.ts', import.meta.url);
const isRepository = existsSync(fileURLToPath(source));

if (isRepository) await import('tsx');
const { main } = isRepository
  ? await import(source.href)
  : await import('../dist/index.cjs.js');
process.exitCode = await main(process.argv);
