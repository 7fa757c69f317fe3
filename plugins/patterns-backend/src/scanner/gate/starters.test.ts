import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  attributeId,
  attributeIdsOf,
  checkNewAttribute,
  checkSubmission,
  type NewAttribute,
} from '@apo/backstage-plugin-patterns-common';
import { preparePackage } from '../../builder/preparePackage';
import { createGate } from '../createGate';
import { noSignal } from '../testing/limits';
import { repositoryRoot } from '../testing/samples';
import type { Gate } from './Gate';

const folder = join(repositoryRoot, 'templates/starters');
let gate: Gate;

beforeAll(async () => {
  gate = await createGate({
    config: new ConfigReader({}),
    logger: mockServices.logger.mock(),
  });
});
afterAll(() => gate.close());

describe('starters', () => {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name);
  const isPackage = (name: string) =>
    existsSync(join(folder, name, 'package.json'));
  const templates = names.filter(name => !isPackage(name));

  it('carry attributes that are made with them', () => {
    const text = readFileSync(join(folder, 'attributes.json'), 'utf8');
    const attributes: NewAttribute[] = JSON.parse(text);
    expect(attributes.flatMap(checkNewAttribute)).toEqual([]);
    const made = attributes.map(({ key, value }) => attributeId(key, value));
    for (const name of names) {
      const file = readFileSync(join(folder, name, 'pattern.yaml'), 'utf8');
      const carried = attributeIdsOf(parse(file).attributes);
      expect(carried).not.toEqual([]);
      expect(made).toEqual(expect.arrayContaining(carried));
    }
  });

  it('are templates and packages', () => {
    expect(templates.length).toBeGreaterThanOrEqual(6);
    expect(names.filter(isPackage).length).toBeGreaterThanOrEqual(2);
  });

  it.each(templates)(
    '%s passes the gate with default rules',
    async name => {
      const text = readFileSync(join(folder, name, 'template.yaml'));
      const report = await gate.run({
        digest: name,
        content: new Map([['template.yaml', text]]),
        signal: noSignal(),
      });
      expect(report.findings.filter(f => f.severity === 'error')).toEqual([]);
      expect(report.passed).toBe(true);
    },
    60_000,
  );

  it.each(names)('%s is a whole pattern', name => {
    const read = (file: string) =>
      readFileSync(join(folder, name, file), 'utf8');
    const metadata = parse(read('pattern.yaml'));
    const type = isPackage(name) ? 'CDK' : 'CFN';
    expect(metadata).toMatchObject({ name, type, version: '1.0.0' });
    expect(checkSubmission(name, metadata)).toEqual([]);
    expect(read('USAGE.md')).toBeTruthy();
    for (const title of ['builds', 'secure', 'costs']) {
      expect(read('README.md')).toMatch(new RegExp(`^## .*${title}$`, 'm'));
    }
  });

  it.each(templates)('%s has a picture', name => {
    const { size } = statSync(join(folder, name, 'architecture.png'));
    expect(size).toBeLessThan(60 * 1024);
  });

  it.each(names.filter(isPackage))(
    '%s is a package that may be built',
    name => {
      const files = readdirSync(join(folder, name)).filter(file =>
        /\.json$/.test(file),
      );
      const { findings, ready } = preparePackage(
        new Map(
          files.map(file => [file, readFileSync(join(folder, name, file))]),
        ),
        { name: `@patterns/${name}`, version: '1.0.0' },
      );
      expect(findings).toEqual([]);
      expect(ready).toBeDefined();
    },
  );

  it.each(templates)(
    '%s explains its parameters and exports its outputs',
    name => {
      const text = readFileSync(join(folder, name, 'template.yaml'), 'utf8');
      const template = parse(text, { logLevel: 'silent' });
      const grouped = template.Metadata[
        'AWS::CloudFormation::Interface'
      ].ParameterGroups.flatMap(
        (group: { Parameters: string[] }) => group.Parameters,
      );
      expect(grouped.sort()).toEqual(Object.keys(template.Parameters).sort());
      for (const parameter of Object.values<Record<string, string>>(
        template.Parameters,
      )) {
        expect(parameter.Description).toMatch(/\.$/);
        expect(
          Object.keys(parameter).some(key => /^(Allowed|Min|Max)/.test(key)) ||
            /^(AWS::|List<)/.test(parameter.Type),
        ).toBe(true);
      }
      for (const output of Object.values<{ Export: { Name: string } }>(
        template.Outputs,
      )) {
        expect(output.Export.Name).toMatch(/^\$\{AWS::StackName\}-/);
      }
    },
  );
});
