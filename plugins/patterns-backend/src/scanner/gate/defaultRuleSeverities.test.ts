import { readGuardRules } from '../cfnGuard/GuardRuleCatalog';
import { findGuardPackage } from '../cfnGuard/guardPackage';
import { defaultRuleSeverities } from './defaultRuleSeverities';

describe('default severities', () => {
  const ids = Object.keys(defaultRuleSeverities);

  it('name rules that exist', async () => {
    const { rules, metadata } = findGuardPackage();
    const known = await readGuardRules([rules], metadata);
    expect(known.size).toBe(237);
    const knownIds = new Set([...known.values()].map(({ id }) => id));
    expect(knownIds.size).toBe(237);
    for (const id of ids.filter(i => i.startsWith('CT.'))) {
      expect(knownIds).toContain(id);
    }
  });

  it('never drop a policy, and stay few', () => {
    const policies = ids.filter(id => id.startsWith('CT.'));
    expect(policies.length).toBeLessThan(10);
    for (const id of policies) {
      expect(defaultRuleSeverities[id].severity).not.toBe('off');
    }
  });
});
