import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { readTemplate, STACKS } from '../test/assembly';
import type { ConfigName } from '../test/synthesize';
import { listVariables, type StackOutputs } from './portalValues';

const script = path.join(__dirname, 'portalConfig.ts');
const production = readFileSync(
  path.join(__dirname, '../../app-config.production.yaml'),
  'utf8',
);

/** What a deployment of the configuration would say of its stacks. */
function outputsOf(config: ConfigName): StackOutputs {
  return Object.fromEntries(
    STACKS.map(stack => {
      const { Outputs = {} } = readTemplate(config, stack) ?? {};
      const names = Object.keys(Outputs);
      return [
        `patterns-${stack.toLowerCase()}`,
        Object.fromEntries(
          names.map(name => [
            name,
            /Arn$/.test(name) ? `arn:aws:of:${name}` : `value-of-${name}`,
          ]),
        ),
      ];
    }),
  );
}

describe('yarn infra:config', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'infra-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function run(config: ConfigName, ...flags: string[]): string {
    const file = path.join(folder, `${config}.json`);
    writeFileSync(file, JSON.stringify(outputsOf(config)));
    return execFileSync(
      process.execPath,
      ['--import', 'tsx', script, file, ...flags],
      { encoding: 'utf8' },
    );
  }

  it('gives a portal on these stacks every variable of its configuration', () => {
    const lines = run('standard').trim().split('\n');
    expect(lines.map(line => /^(?:# )?(\w+)[=:]/.exec(line)?.[1])).toEqual(
      listVariables(production),
    );
    expect(lines).toContain('PATTERNS_BUCKET=value-of-PatternsBucket');
    expect(lines.filter(line => line.includes('not of these stacks'))).toEqual(
      [],
    );
  });

  it('gives no secret away, but the command that gets it', () => {
    expect(run('standard')).toContain(
      '# COGNITO_CLIENT_SECRET: aws secretsmanager get-secret-value --query SecretString --output text --secret-id arn:aws:of:CognitoClientSecretArn\n',
    );
  });

  it('says what a portal elsewhere has to bring', () => {
    const missing = run('portalElsewhere')
      .split('\n')
      .filter(line => line.endsWith('not of these stacks'))
      .map(line => line.split(/[ :]+/)[1]);
    expect(missing).toEqual([
      'POSTGRES_HOST',
      'POSTGRES_PORT',
      'POSTGRES_USER',
      'AUTH_SESSION_SECRET',
    ]);
  });

  it('fills the configuration in, and leaves secrets variables', () => {
    const config = parse(run('standard', '--yaml'));
    expect(config.patterns.bundles.s3).toMatchObject({
      bucket: 'value-of-PatternsBucket',
      kmsKeyId: 'value-of-PatternsKmsKey',
    });
    expect(config.auth.providers.cognito.production.clientSecret).toBe(
      '${COGNITO_CLIENT_SECRET}',
    );
  });

  it.each([
    [[], 'yarn infra:config <outputs.json>'],
    [['--json'], "Unknown option '--json'"],
    [['absent.json'], 'cdk deploy --all --outputs-file absent.json'],
  ])('says what to do when called with %p', (args, message) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', script, ...args],
      { encoding: 'utf8' },
    );
    expect(stderr).toContain(message);
    expect(status).toBe(1);
  });
});
