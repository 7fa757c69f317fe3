/**
 * Times of a version's way through a running portal (`npm start`):
 * `node --import tsx benchmarks/publish.ts [runs]`. They are read from the
 * version's own history, so looking does not add to them. It leaves patterns
 * named `benchmark-…` behind.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { VersionState } from '@apo/backstage-plugin-patterns-common';
import { developmentSite } from '../scripts/portal/signInToPortal';
import { PortalApi } from '../scripts/portal/PortalApi';
import { toTimesTable } from './lib/measure';

const root = resolve(__dirname, '..');
const runs = Number(process.argv[2] ?? 10);

async function main() {
  const api = await PortalApi.signIn(developmentSite('http://localhost:7007'));
  const template = readFileSync(
    join(root, 'templates/starters/encrypted-bucket/template.yaml'),
    'utf8',
  );
  const validation: number[] = [];
  const release: number[] = [];
  for (let run = 0; run < runs; run++) {
    const patternName = `benchmark-${Date.now()}`;
    const ref = { patternName, version: '1.0.0' };
    await api.runWizard({
      name: patternName,
      title: 'Benchmark',
      owner: 'group:default/platform',
      version: ref.version,
      content: {
        source: 'paste',
        files: { 'template.yaml': { text: template } },
      },
    });
    await api.approve(await api.settle(ref, ['in-review']));
    const { history } = await api.settle(ref, ['published']);
    const at = (state: VersionState) =>
      Date.parse(history.find(({ to }) => to === state)!.at);
    validation.push(at('in-review') - at('validating'));
    release.push(at('published') - at('approved'));
  }
  console.log(
    toTimesTable({
      'submitted to in review': validation,
      'approved to published': release,
    }),
  );
}

void main();
