import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report } from '@apo/backstage-plugin-patterns-common';
import { readGuardRules } from '../plugins/patterns-backend/src/scanner/cfnGuard/GuardRuleCatalog';
import { findGuardPackage } from '../plugins/patterns-backend/src/scanner/cfnGuard/guardPackage';
import { readSamples } from '../plugins/patterns-backend/src/scanner/testing/samples';
import { demand, urlOf } from '../scripts/portal/PortalApi';
import {
  publishStarters,
  readStarters,
} from '../scripts/portal/publishStarters';
import { developmentSite } from '../scripts/portal/signInToPortal';
import { expect, test } from './portal/test';
import { expectPackageOnce } from './packages';
import { expectPublishedOnce, submit } from './patterns';

const starters = path.resolve(__dirname, '../templates/starters');

/** Of so many templates the rules are compared; the gate's own test compares all. */
const COMPARE_EVERY = 5;

/** Ids of the rules that cfn-guard names when it is run by hand. */
async function rulesByHand(bytes: Buffer): Promise<string[]> {
  const { binary, rules, metadata } = findGuardPackage();
  const folder = await mkdtemp(path.join(tmpdir(), 'patterns-system-'));
  const file = path.join(folder, 'template.yaml');
  await writeFile(file, bytes);
  const { stdout } = spawnSync(
    binary,
    ['validate', '--rules', rules, '--data', file, '--show-summary', 'fail'],
    { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  await rm(folder, { recursive: true });
  const known = await readGuardRules([rules], metadata);
  const names = [...stdout.matchAll(/^[\w-]+\.guard\/(\w+)\s+FAIL$/gm)];
  return [...new Set(names.map(([, name]) => known.get(name)!.id))].sort();
}

/** What the gate named, whatever its severity. */
function rulesOf({ findings }: Report): string[] {
  const named = findings.filter(({ tool }) => tool === 'cfn-guard');
  return [...new Set(named.map(({ ruleId }) => ruleId))].sort();
}

test('real templates are published, or refused for the rules that cfn-guard names', async ({
  portal: { api },
}) => {
  test.setTimeout(240_000);
  const samples = readSamples();
  test.skip(!samples, 'There are no sample templates: see above');
  const refs = new Map(
    [...samples!.keys()].map((file, index) => [
      file,
      { patternName: `sample-${index}`, version: '1.0.0' },
    ]),
  );
  for (const [file, ref] of refs) {
    const name = `template.${file.split('.').at(-1)}`;
    await submit(api, ref, { files: { [name]: samples!.get(file)! } });
  }
  const passed = [];
  for (const [index, [file, ref]] of [...refs].entries()) {
    const version = await api.settle(ref, ['in-review', 'invalid'], 120_000);
    const report = demand(
      await api.call<Report>('publisher', `${urlOf(ref)}/report`),
    );
    const closed = report.findings.some(f => f.severity === 'error');
    expect(closed, file).toBe(version.state === 'invalid');
    if (version.state === 'in-review') passed.push(version);
    // Refused before any scanner: it is no template of CloudFormation.
    if (report.scanners.length === 1 || index % COMPARE_EVERY) continue;
    expect
      .soft(rulesOf(report), file)
      .toEqual(await rulesByHand(samples!.get(file)!));
  }
  expect(refs.size).toBeGreaterThanOrEqual(10);
  console.log(`The gate passed ${passed.length} of ${refs.size} templates`);
  for (const version of passed) await api.approve(version);
  for (const version of passed) await expectPublishedOnce(api, version);
});

test('the starters are published, as a first start does it', async ({
  portal: { api, backendUrl },
}) => {
  // Two of them are built, each with aws-cdk-lib.
  test.setTimeout(600_000);
  const told: string[] = [];
  await publishStarters({
    site: developmentSite(backendUrl),
    folder: starters,
    tell: line => told.push(line),
  });
  const all = await readStarters(starters);
  expect(told.slice(1)).toEqual(
    all.map(({ metadata: { name } }) => `  published ${name}`),
  );
  for (const { metadata } of all) {
    const { name: patternName, version, type } = metadata;
    const expectOnce = type === 'CDK' ? expectPackageOnce : expectPublishedOnce;
    await expectOnce(api, { patternName, version });
  }
});
