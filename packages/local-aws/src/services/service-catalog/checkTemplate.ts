import { CollectionTag, parse, ScalarTag } from 'yaml';
import { invalidParameters } from './Catalog';

// The short forms of CloudFormation's intrinsic functions, from its template reference.
const INTRINSICS = [
  'And',
  'Base64',
  'Cidr',
  'Condition',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Ref',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
];

// Each short form may come before a scalar, a list or a map.
const intrinsicTags = INTRINSICS.flatMap(
  (name): (ScalarTag | CollectionTag)[] => {
    const tag = `!${name}`;
    return [
      { tag, resolve: text => ({ [name]: text }) },
      { tag, collection: 'seq', resolve: node => node },
      { tag, collection: 'map', resolve: node => node },
    ];
  },
);

/** CloudFormation's limit for a template in S3, in bytes. */
const MAX_TEMPLATE_BYTES = 1024 * 1024;

function isObject(value: unknown): value is Record<string, unknown> {
  return !!value && typeof value === 'object' && !Array.isArray(value);
}

function invalid(reason: string): Error {
  // The first two sentences are AWS's, as users quote them in public issues.
  return invalidParameters(
    `Invalid templateBody. Please make sure that your template is valid. ${reason}`,
  );
}

/**
 * Checks that a text is a CloudFormation template, as far as Service Catalog
 * does when it takes one in: it parses, and each of its resources has a type.
 *
 * @throws AwsError InvalidParametersException that says what is wrong
 */
export function checkTemplate(bytes: Uint8Array): void {
  if (bytes.byteLength > MAX_TEMPLATE_BYTES) {
    throw invalid(`It is larger than ${MAX_TEMPLATE_BYTES} bytes.`);
  }
  let template: unknown;
  try {
    template = parse(Buffer.from(bytes).toString('utf8'), {
      customTags: intrinsicTags,
      logLevel: 'error',
    });
  } catch (error) {
    throw invalid(`It is neither YAML nor JSON: ${(error as Error).message}`);
  }
  const resources = isObject(template) ? template.Resources : undefined;
  if (!isObject(resources) || Object.keys(resources).length === 0) {
    throw invalid('At least one Resources member must be defined.');
  }
  for (const [name, resource] of Object.entries(resources)) {
    const isLoop = name.startsWith('Fn::ForEach::');
    if (isLoop) continue;
    if (!isObject(resource) || typeof resource.Type !== 'string') {
      throw invalid(`The resource ${name} has no Type.`);
    }
  }
}
