import { ConfigReader } from '@backstage/config';
import { readScannerConfig } from './readScannerConfig';

const MIB = 1024 * 1024;
const read = (patterns: object) =>
  readScannerConfig(new ConfigReader({ patterns } as never));

describe('readScannerConfig', () => {
  it('has safe defaults', () => {
    expect(readScannerConfig(new ConfigReader({}))).toEqual({
      rules: {},
      cfnGuard: { enabled: true, ruleFolders: [] },
      cloudFormationValidate: { enabled: true },
      commands: [],
      limits: {
        timeoutMs: 60_000,
        memoryBytes: 1024 * MIB,
        outputBytes: 64 * MIB,
        concurrency: 2,
      },
    });
  });

  it('reads every key', () => {
    const command = {
      name: 'checkov',
      command: 'checkov',
      args: ['-f', '{template}'],
      stage: 'lint',
    };
    const config = read({
      gate: { rules: { 'CT.S3.PR.9': 'error', W2001: false } },
      scanners: {
        cfnGuard: { enabled: false, ruleFolders: ['/rules', 'own'] },
        cloudFormationValidate: { enabled: false },
        commands: [{ ...command, format: 'sarif' }],
        limits: { timeout: '2m', memory: 700, output: 8, concurrency: 4 },
      },
    });
    expect(config).toEqual({
      rules: { 'CT.S3.PR.9': 'error', W2001: 'off' },
      cfnGuard: {
        enabled: false,
        ruleFolders: ['/rules', `${process.cwd()}/own`],
      },
      cloudFormationValidate: { enabled: false },
      commands: [command],
      limits: {
        timeoutMs: 120_000,
        memoryBytes: 700 * MIB,
        outputBytes: 8 * MIB,
        concurrency: 4,
      },
    });
  });
});
