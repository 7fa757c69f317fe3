import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readContentSecurityPolicy } from './readContentSecurityPolicy';

describe('readContentSecurityPolicy', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'csp-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function read(config: string): string {
    const file = path.join(folder, 'app-config.yaml');
    writeFileSync(file, config);
    return readContentSecurityPolicy(file);
  }

  it('writes directives with and without values, and leaves out what is off', () => {
    expect(
      read(`
        backend:
          csp:
            default-src: ["'none'"]
            font-src: ["'self'", 'data:']
            form-action: false
            upgrade-insecure-requests: []
      `),
    ).toBe(
      "default-src 'none';font-src 'self' data:;upgrade-insecure-requests",
    );
  });

  it.each(['backend: {}', '', 'backend: { csp: { script-src: ["https:"] } }'])(
    'refuses a configuration without a policy: %p',
    config => {
      expect(() => read(config)).toThrow(/backend\.csp must have default-src/);
    },
  );
});
