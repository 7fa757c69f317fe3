import type { Pattern } from '@apo/backstage-plugin-patterns-common';

const no = { allowed: false, reason: 'A test has no rights' };

/** A published pattern, as the API shows it. */
export function aPattern(more: Partial<Pattern> = {}): Pattern {
  return {
    name: 'encrypted-bucket',
    title: 'Encrypted bucket',
    type: 'CFN',
    description: 'A bucket that nobody reads',
    owner: 'group:default/platform',
    lifecycle: 'active',
    attributes: { Env: ['Prod'] },
    latestVersion: '1.2.0',
    newestVersion: '2.0.0-secret',
    newestState: 'in-review',
    createdBy: 'user:default/jane',
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-02T00:00:00Z',
    revision: 1,
    versions: [],
    can: {
      update: no,
      history: no,
      submit: no,
      deprecate: no,
      revoke: no,
      subscribe: no,
      launch: no,
    },
    ...more,
  };
}
