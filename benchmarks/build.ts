/**
 * Times of a CDK pattern's way through a running portal (`npm start`), with an
 * empty npm cache and with a warm one:
 * `node --import tsx benchmarks/build.ts [runs]`. They are read from the
 * version's own history, so looking does not add to them. It leaves patterns
 * named `benchmark-…` behind.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { VersionState } from '@apo/backstage-plugin-patterns-common';
import { PortalApi } from '../scripts/portal/PortalApi';
import { readStarters, readValues } from '../scripts/portal/publishStarters';
import { developmentSite } from '../scripts/portal/signInToPortal';
import { toTimesTable } from './lib/measure';

const root = resolve(__dirname, '..');
/** As in app-config.yaml, patterns.build.local.cacheFolder. */
const cacheFolder = join(root, '.local/portal/npm-cache');
const runs = Number(process.argv[2] ?? 3);
/** How long a build may take, in milliseconds. */
const PATIENCE_MS = 10 * 60_000;

function emptyCache() {
  for (const name of readdirSync(cacheFolder)) {
    if (!name.startsWith('cache-')) continue;
    for (const child of readdirSync(join(cacheFolder, name))) {
      rmSync(join(cacheFolder, name, child), { recursive: true });
    }
  }
}

async function main() {
  const api = await PortalApi.signIn(developmentSite('http://localhost:7007'));
  const starters = await readStarters(join(root, 'templates/starters'));
  const starter = starters.find(({ metadata }) => metadata.type === 'CDK')!;
  const values = await readValues(starter);
  const cold: number[] = [];
  const warm: number[] = [];
  const release: number[] = [];
  for (let run = 0; run < 2 * runs; run++) {
    const isCold = run % 2 === 0;
    if (isCold) emptyCache();
    const patternName = `benchmark-${Date.now()}`;
    const ref = { patternName, version: values.version };
    await api.runWizard({ ...values, name: patternName }, 'CDK');
    await api.approve(await api.settle(ref, ['in-review'], PATIENCE_MS));
    const { history } = await api.settle(ref, ['published']);
    const at = (state: VersionState) =>
      Date.parse(history.find(({ to }) => to === state)!.at);
    (isCold ? cold : warm).push(at('in-review') - at('validating'));
    release.push(at('published') - at('approved'));
  }
  console.log(
    toTimesTable({
      'submitted to in review, empty cache': cold,
      'submitted to in review, warm cache': warm,
      'approved to published': release,
    }),
  );
}

void main();
