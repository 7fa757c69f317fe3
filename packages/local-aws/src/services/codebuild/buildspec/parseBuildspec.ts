import { parse } from 'yaml';
import { notImplemented } from '../../../core/AwsError';
import {
  Buildspec,
  BuildspecError,
  COMMAND_PHASES,
  PhaseCommands,
} from './Buildspec';

type Mapping = Record<string, unknown>;

function readMapping(value: unknown, path: string): Mapping {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new BuildspecError(`${path} must be a mapping`);
  }
  return value as Mapping;
}

/** A mapping with none but the given keys; another is one that CodeBuild may know. */
function readKnown(value: unknown, path: string, known: string[]): Mapping {
  const mapping = readMapping(value, path);
  for (const key of Object.keys(mapping)) {
    if (!known.includes(key)) {
      throw notImplemented(`${key} in ${path}`);
    }
  }
  return mapping;
}

function readText(value: unknown, path: string): string {
  if (['string', 'number', 'boolean'].includes(typeof value)) {
    return String(value);
  }
  throw new BuildspecError(`${path} must be a text`);
}

function readCommands(value: unknown, path: string): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new BuildspecError(`${path} must be a list`);
  return value.map((command, i) => readText(command, `${path}[${i}]`));
}

function readPhase(value: unknown, path: string): PhaseCommands {
  const phase = readKnown(value, path, ['commands', 'finally']);
  return {
    commands: readCommands(phase.commands, `${path}.commands`),
    finally: readCommands(phase.finally, `${path}.finally`),
  };
}

function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new BuildspecError((error as Error).message.split('\n')[0]);
  }
}

/**
 * Reads an inline buildspec of version 0.2. `artifacts` has no effect, as in
 * a project of type NO_ARTIFACTS.
 *
 * @throws BuildspecError if CodeBuild could not read it either
 * @throws AwsError NotImplemented if it uses what the local AWS has not
 */
export function parseBuildspec(text: string): Buildspec {
  const sections = ['version', 'env', 'phases', 'artifacts'];
  const spec = readKnown(readYaml(text), 'buildspec', sections);
  if (String(spec.version) !== '0.2') {
    if (String(spec.version) === '0.1') throw notImplemented('version 0.1');
    throw new BuildspecError('version must be 0.2');
  }
  const env = readKnown(spec.env, 'env', ['shell', 'variables']);
  if (env.shell !== undefined && env.shell !== 'bash') {
    throw notImplemented(`The shell ${env.shell}`);
  }
  const variables = Object.entries(readMapping(env.variables, 'env.variables'));
  const phases = readKnown(spec.phases, 'phases', [...COMMAND_PHASES]);
  if (Object.keys(phases).length === 0) {
    throw new BuildspecError('phases must have at least one phase');
  }
  return {
    variables: Object.fromEntries(
      variables.map(([name, value]) => [
        name,
        readText(value, `env.variables.${name}`),
      ]),
    ),
    phases: Object.fromEntries(
      COMMAND_PHASES.map(name => [
        name,
        readPhase(phases[name], `phases.${name}`),
      ]),
    ) as Buildspec['phases'],
  };
}

/**
 * Refuses a buildspec that the local AWS could not run. One that CodeBuild
 * could not read passes: there, it is the build that fails.
 *
 * @throws AwsError NotImplemented
 */
export function refuseUnsupported(text: string): void {
  try {
    parseBuildspec(text);
  } catch (error) {
    if (!(error instanceof BuildspecError)) throw error;
  }
}
