import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ConfigName } from './synthesize';

/** A stack that a configuration may have. */
export const STACKS = [
  'Identity',
  'Registry',
  'LaunchRole',
  'Portal',
  'Edge',
] as const;

/** @see {@link STACKS} */
export type StackName = (typeof STACKS)[number];

/** A resource of a template. */
export interface Resource {
  Type: string;
  Properties: Record<string, any>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  DependsOn?: string[];
}

/** A template of CloudFormation, as synthesized. */
export interface Template {
  Resources: Record<string, Resource>;
  Outputs?: Record<string, { Value: unknown; Export?: unknown }>;
}

/** A resource, and where it is. */
export interface LocatedResource extends Resource {
  stack: StackName;
  id: string;
}

/** The variable that says where globalSetup.ts put what it synthesized. */
export const ASSEMBLIES = 'INFRA_TEST_ASSEMBLIES';

/**
 * Where globalSetup.ts put what it synthesized of a configuration.
 *
 * @throws Error outside of this package's tests
 */
export function assemblyFolder(name: ConfigName): string {
  const folder = process.env[ASSEMBLIES];
  if (!folder) {
    throw new Error(
      `${ASSEMBLIES} is not set: run this with the Jest config of infra, whose globalSetup sets it`,
    );
  }
  return path.join(folder, name);
}

/** The template of a stack; undefined when the configuration has no such stack. */
export function readTemplate(
  name: ConfigName,
  stack: StackName,
): Template | undefined {
  const file = path.join(assemblyFolder(name), `${stack}.template.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** All resources of a type, in all stacks of a configuration. */
export function findResources(
  name: ConfigName,
  type: string,
): LocatedResource[] {
  return STACKS.flatMap(stack =>
    Object.entries(readTemplate(name, stack)?.Resources ?? {})
      .filter(([, { Type }]) => Type === type)
      .map(([id, resource]) => ({ ...resource, stack, id })),
  );
}
