import { hasMembers, Members, Template } from './Template';
import { formatError, TemplateError } from './TemplateError';

const VERSION = '2010-09-09';

// The sections of a template, from CloudFormation's template reference.
const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
];

/** SAM's own section, which its transform takes away. */
const SAM_SECTION = 'Globals';

/** The quotas of a template, from the CloudFormation user guide. */
const MAX_ENTRIES = { Resources: 500, Parameters: 200, Outputs: 200 };

const REQUIRED_MEMBER = {
  Resources: 'Type',
  Parameters: 'Type',
  Outputs: 'Value',
};

function checkSections(template: Members): void {
  const known = template.Transform ? [...SECTIONS, SAM_SECTION] : SECTIONS;
  const unknown = Object.keys(template).filter(name => !known.includes(name));
  if (unknown.length > 0) {
    throw new TemplateError(
      `Invalid template property or properties [${unknown.join(', ')}]`,
    );
  }
  const { AWSTemplateFormatVersion: version = VERSION } = template;
  if (version !== VERSION) {
    throw formatError('unsupported value for AWSTemplateFormatVersion.');
  }
}

function readSection(template: Members, name: string): Members {
  const section = template[name] ?? {};
  if (hasMembers(section)) return section;
  throw formatError(`[/${name}] '${name}' section must be an object.`);
}

function checkEntry(
  section: keyof typeof REQUIRED_MEMBER,
  id: string,
  entry: unknown,
): asserts entry is Members {
  if (!/^[A-Za-z0-9]+$/.test(id)) {
    throw formatError(
      `${section.slice(0, -1)} name ${id} is non alphanumeric.`,
    );
  }
  const member = REQUIRED_MEMBER[section];
  const value = hasMembers(entry) ? entry[member] : undefined;
  if (value === undefined || (member === 'Type' && typeof value !== 'string')) {
    throw formatError(
      `[/${section}/${id}] Every ${section} object must contain a ${member} member.`,
    );
  }
}

/** The entries of a section, but for those that a macro makes out of `Fn::ForEach` or `Fn::Transform`. */
function readEntries(
  template: Members,
  section: keyof typeof REQUIRED_MEMBER,
): Record<string, Members> {
  const all = Object.entries(readSection(template, section));
  const maximum = MAX_ENTRIES[section];
  if (all.length > maximum) {
    throw formatError(
      `Number of ${section.toLowerCase()}, ${
        all.length
      }, is greater than maximum allowed, ${maximum}`,
    );
  }
  const entries: Record<string, Members> = {};
  for (const [id, entry] of all.filter(([key]) => !key.startsWith('Fn::'))) {
    checkEntry(section, id, entry);
    entries[id] = entry;
  }
  return entries;
}

function readTransforms(transform: unknown): string[] {
  return [transform ?? []]
    .flat()
    .map(macro => String(hasMembers(macro) ? macro.Name : macro));
}

/**
 * Checks the form of a template: its sections, and what each entry of them needs.
 *
 * @throws TemplateError that says what is wrong
 */
export function readStructure(template: Members): Template {
  checkSections(template);
  if (Object.keys(readSection(template, 'Resources')).length === 0) {
    throw formatError('At least one Resources member must be defined.');
  }
  const { Description } = template;
  if (Description !== undefined && typeof Description !== 'string') {
    throw formatError('every Description member must be a string.');
  }
  return {
    Description,
    Parameters: readEntries(template, 'Parameters'),
    Conditions: readSection(template, 'Conditions'),
    Resources: readEntries(template, 'Resources'),
    Outputs: readEntries(template, 'Outputs'),
    transforms: readTransforms(template.Transform),
  };
}
