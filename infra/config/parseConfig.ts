import { z } from 'zod';
import { findContradictions } from './findContradictions';
import { configSchema, type InfraConfig } from './InfraConfig';

/** A configuration that cannot be deployed; the message names each key and its fix. */
export class InvalidConfig extends Error {
  constructor(source: string, problems: string[]) {
    super(
      [`${source} is not right:`, ...problems.map(each => `- ${each}`)].join(
        '\n',
      ),
    );
    this.name = 'InvalidConfig';
  }
}

function describe(value: unknown): string {
  return value === undefined ? '' : `, and is ${JSON.stringify(value)}`;
}

function valueAt(source: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    source,
  );
}

function explain(issue: z.core.$ZodIssue, source: unknown): string[] {
  const key = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      name =>
        `${[...issue.path, name].join(
          '.',
        )} is no key of the configuration: config/InfraConfig.ts has them all`,
    );
  }
  const value = valueAt(source, issue.path);
  if (value === undefined && issue.code === 'invalid_type') {
    return [`${key} is missing: it ${issue.message}`];
  }
  return [`${key} ${issue.message}${describe(value)}`];
}

/**
 * Checks a configuration, and fills in what is not said.
 *
 * @param source - what was read, e.g. from YAML
 * @param name - of the source, for messages
 * @throws InvalidConfig with every wrong key, what it must be, and an example
 */
export function parseConfig(source: unknown, name: string): InfraConfig {
  const result = configSchema.safeParse(source ?? {});
  const problems = result.success
    ? Array.from(findContradictions(result.data), each => each.join(' '))
    : result.error.issues.flatMap(issue => explain(issue, source));
  if (!result.success || problems.length > 0) {
    throw new InvalidConfig(name, problems);
  }
  return result.data;
}
