import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { findGuardPackage } from '../cfnGuard/guardPackage';
import { readGuardRules } from '../cfnGuard/GuardRuleCatalog';
import { createGate } from '../createGate';
import { noSignal } from '../testing/limits';
import { readSamples } from '../testing/samples';
import { defaultRuleSeverities } from './defaultRuleSeverities';
import type { Gate } from './Gate';

const samples = readSamples();
const guard = findGuardPackage();
let gate: Gate;

beforeAll(async () => {
  // Strict, so that nothing but the program decides.
  const rules = Object.fromEntries(
    Object.keys(defaultRuleSeverities)
      .filter(id => id.startsWith('CT.'))
      .map(id => [id, 'error']),
  );
  gate = await createGate({
    config: new ConfigReader({ patterns: { gate: { rules } } }),
    logger: mockServices.logger.mock(),
  });
});
afterAll(() => gate.close());

/** Rules that the program names, in its plain output, run by hand. */
async function rulesByHand(bytes: Buffer): Promise<string[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'patterns-test-')), 'x.yaml');
  writeFileSync(file, bytes);
  const { stdout, status } = spawnSync(
    guard.binary,
    [
      'validate',
      '--rules',
      guard.rules,
      '--data',
      file,
      '--show-summary',
      'fail',
    ],
    { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  expect([0, 19]).toContain(status);
  const known = await readGuardRules([guard.rules], guard.metadata);
  const names = [...stdout.matchAll(/^[\w-]+\.guard\/(\w+)\s+FAIL$/gm)];
  return [...new Set(names.map(([, name]) => known.get(name)!.id))].sort();
}

(samples ? describe : describe.skip)('real templates', () => {
  it.each([...(samples ?? new Map()).keys()])(
    'gate and cfn-guard by hand agree on %s',
    async name => {
      const bytes = samples!.get(name)!;
      const report = await gate.run({
        digest: name,
        content: new Map([[`template.${name.split('.').at(-1)}`, bytes]]),
        signal: noSignal(),
      });
      const errors = report.findings.filter(f => f.severity === 'error');
      expect(errors.filter(f => f.ruleId === 'scanner-failed')).toEqual([]);
      expect(report.passed).toBe(errors.length === 0);
      // Refused before any scanner: it is no template of CloudFormation.
      const unreadable = report.scanners.length === 1;
      const named = errors.filter(
        f => f.tool === (unreadable ? 'template' : 'cfn-guard'),
      );
      expect([...new Set(named.map(f => f.ruleId))].sort()).toEqual(
        unreadable ? ['template-unknown-tag'] : await rulesByHand(bytes),
      );
      for (const finding of named) expect(finding.line).toBeGreaterThan(0);
    },
    60_000,
  );
});
