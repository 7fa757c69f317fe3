// `yarn infra:config <outputs.json> [--yaml]`: what app-config.production.yaml
// takes from the stacks, as environment variables or filled in.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  listVariables,
  readPortalValues,
  type StackOutputs,
  toConfiguration,
  toEnvironment,
} from './portalValues';

const USAGE = `yarn infra:config <outputs.json> [--yaml]

  <outputs.json>  what "cdk deploy --all --outputs-file outputs.json" wrote, infra/outputs.json, or "-"
  --yaml          app-config.production.yaml with the values in it; without it
                  environment variables for the file as it is
`;

function readOutputs(file: string): StackOutputs {
  const outputs = JSON.parse(
    readFileSync(file === '-' ? process.stdin.fd : file, 'utf8'),
  );
  if (Object.values(outputs).some(each => typeof each !== 'object')) {
    throw new Error('it has no outputs by stack');
  }
  return outputs;
}

function main(): number {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: { yaml: { type: 'boolean' } },
    });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return 1;
  }
  const [file, ...rest] = parsed.positionals;
  if (!file || rest.length > 0) {
    process.stderr.write(USAGE);
    return 1;
  }
  let outputs;
  try {
    outputs = readOutputs(file);
  } catch (error) {
    process.stderr.write(
      `${file} cannot be read: ${
        (error as Error).message
      }\nWrite it with: yarn workspace infra cdk deploy --all --outputs-file ${file}\n`,
    );
    return 1;
  }
  const configuration = readFileSync(
    path.join(__dirname, '../../app-config.production.yaml'),
    'utf8',
  );
  const values = readPortalValues(outputs);
  process.stdout.write(
    parsed.values.yaml
      ? toConfiguration(values, configuration)
      : `${toEnvironment(values, listVariables(configuration))}\n`,
  );
  return 0;
}

process.exitCode = main();
