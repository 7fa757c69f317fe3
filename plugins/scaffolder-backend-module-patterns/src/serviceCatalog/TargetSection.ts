import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { DEFAULT_TARGET } from '../release/PublishTarget';

/** Config section of the publisher. @public */
export const SERVICE_CATALOG_CONFIG_KEY = 'patterns.publish.serviceCatalog';

const NAME = /^[a-z0-9-]{1,40}$/;

/** The config of one target: its own values, and for the rest those of the section. */
export type TargetSection = {
  name: string;
  /** Where it is, for messages. */
  key: string;
  /** Where its values come from, by their keys; the first that has one counts. */
  sections: { key: string; config: Config }[];
  optional(key: string): string | undefined;
  /** @throws an error that names the key. */
  required(key: string): string;
};

/**
 * The targets of the section, which is the only one unless it lists some.
 *
 * @throws InputError for a name that is malformed or used twice.
 */
export function readTargetSections(root: Config): TargetSection[] {
  const config = root.getOptionalConfig(SERVICE_CATALOG_CONFIG_KEY);
  if (!config) return [];
  const own = { key: SERVICE_CATALOG_CONFIG_KEY, config };
  const listed = config.getOptionalConfigArray('targets');
  if (!listed) return [toSection(DEFAULT_TARGET, [own])];
  if (listed.length === 0) {
    throw new InputError(
      `${own.key}.targets is empty: list a target, or remove targets to have the section itself as the only one`,
    );
  }
  const targets = listed.map((target, index) => {
    const key = `${own.key}.targets[${index}]`;
    return toSection(readName(target, key), [{ key, config: target }, own]);
  });
  refuseTwins(targets);
  return targets;
}

function readName(target: Config, key: string): string {
  const name = target.getString('name');
  if (NAME.test(name)) return name;
  throw new InputError(
    `${key}.name is ${name}, but a target's name has 1-40 of a-z, 0-9 and -: rename it`,
  );
}

function refuseTwins(targets: TargetSection[]) {
  for (const [index, { name, key }] of targets.entries()) {
    const first = targets.findIndex(target => target.name === name);
    if (first !== index) {
      throw new InputError(
        `${key}.name is ${name}, as is that of ${targets[first].key}: give each target a name of its own`,
      );
    }
  }
}

function toSection(
  name: string,
  sections: TargetSection['sections'],
): TargetSection {
  const optional = (key: string) =>
    sections
      .map(({ config }) => config.getOptionalString(key))
      .find(value => value !== undefined);
  return {
    name,
    key: sections[0].key,
    sections,
    optional,
    // Where nobody has it, the section's own reader tells which key is missing.
    required: key => optional(key) ?? sections[0].config.getString(key),
  };
}
