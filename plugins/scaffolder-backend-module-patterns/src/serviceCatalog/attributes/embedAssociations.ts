import { InputError } from '@backstage/errors';
import { isMap, type YAMLMap } from 'yaml';
import {
  MAX_TEMPLATE_BYTES,
  type PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';
import { associationsOf, type Associations } from './associations';
import { insertEntries, type Insertion } from './insertEntries';
import { outlineOf } from './outlineOf';
import { readTemplate } from './readTemplate';

/** What CloudFormation takes in one template (CloudFormation quotas). */
const LIMITS = { Parameters: 200, Conditions: Infinity, Resources: 500 };

const sections = ['Parameters', 'Conditions', 'Resources'] as const;

/**
 * Puts the associations of a pattern's attributes into its template: text is
 * put in, and all of the author's stays as it is. Without attributes the
 * template stays as it is.
 *
 * @throws InputError when the template cannot take them, with the reason.
 */
export function embedAssociations(
  template: Buffer,
  attributes: PatternAttributes = {},
): Buffer {
  const associations = associationsOf(attributes);
  if (!Object.keys(associations.Resources).length) return template;
  const read = readTemplate(template);
  if (!isMap(read.root.get('Resources'))) {
    throw new InputError(
      'The attributes cannot be put into the template, as it has no Resources: submit a corrected version',
    );
  }
  const insertions = sections.flatMap((section): Insertion[] => {
    const entries = missingEntries(read.root, section, associations);
    return Object.keys(entries).length
      ? [insertEntries(read, section, entries)]
      : [];
  });
  const embedded = Buffer.from(insert(read.text, insertions));
  checkEmbedded(read.root, embedded, associations);
  return embedded;
}

/** Those that the template does not have yet; it may have been published once. */
function missingEntries(
  root: YAMLMap,
  section: keyof Associations,
  associations: Associations,
): Record<string, object> {
  const there = root.get(section);
  const entries = Object.entries(associations[section]);
  if (!isMap(there)) return Object.fromEntries(entries);
  const missing = entries.filter(([name, entry]) => {
    if (!there.has(name)) return true;
    if (JSON.stringify(toPlain(there, name)) === JSON.stringify(entry)) {
      return false;
    }
    throw new InputError(
      `The template has ${name} in its ${section}, which the portal puts there for the attributes of the pattern: submit a version without it`,
    );
  });
  const count = there.items.length + missing.length;
  if (count > LIMITS[section]) {
    throw new InputError(
      `With the attributes of the pattern the template has ${count} ${section}, and CloudFormation takes ${LIMITS[section]}: take attributes off the pattern, or submit a version with less`,
    );
  }
  return Object.fromEntries(missing);
}

function toPlain(map: YAMLMap, name: string): unknown {
  const node = map.get(name, true) as { toJSON?: () => unknown } | undefined;
  return node?.toJSON?.();
}

function insert(text: string, insertions: Insertion[]): string {
  return [...insertions]
    .reverse()
    .sort((one, other) => other.at - one.at)
    .reduce(
      (edited, { at, text: added }) =>
        edited.slice(0, at) + added + edited.slice(at),
      text,
    );
}

/** A template that came out otherwise than meant is not published. */
function checkEmbedded(
  before: YAMLMap,
  embedded: Buffer,
  associations: Associations,
): void {
  if (embedded.length > MAX_TEMPLATE_BYTES) {
    throw new InputError(
      `With the attributes of the pattern the template has ${embedded.length} bytes, and AWS takes ${MAX_TEMPLATE_BYTES}: take attributes off the pattern, or submit a version with less`,
    );
  }
  const { root } = readTemplate(embedded);
  const ours = Object.fromEntries(
    sections.map(section => [section, Object.keys(associations[section])]),
  );
  const isThere = sections.every(section =>
    ours[section].every(name => root.hasIn([section, name])),
  );
  if (isThere && outlineOf(root, ours) === outlineOf(before, ours)) return;
  throw new InputError(
    'The attributes cannot be put into the template without changing what it says: submit a version whose Parameters, Conditions and Resources are plain maps',
  );
}
