'use strict';

const { isMap, isScalar, isSeq, visit } = require('yaml');
const { placeOf } = require('./readTemplate.cjs');

const MAX_TEXT = 4096;

/**
 * A template's description, parameters and resources, with what each resource
 * refers to.
 *
 * @param {{ root: object, lines: object }} read from readTemplate
 * @param {string} path
 */
function summarise({ root, lines }, path) {
  return {
    path,
    description: text(root.get('Description')),
    resources: summariseResources(root.get('Resources', true), lines),
    parameters: arrangeParameters(
      summariseParameters(root.get('Parameters', true)),
      root.getIn(['Metadata', 'AWS::CloudFormation::Interface'], true),
    ),
  };
}

function summariseResources(resources, lines) {
  const entries = resources.items.filter(
    ({ value }) => isMap(value) && typeof value.get('Type') === 'string',
  );
  const ids = new Set(entries.map(({ key }) => String(key.value)));
  return entries.map(({ key, value }) => {
    const id = String(key.value);
    const names = new Set(referencesOf(value));
    names.delete(id);
    return {
      id,
      type: text(value.get('Type')),
      dependsOn: [...names].filter(name => ids.has(name)),
      line: placeOf(lines, key.range[0])?.line,
    };
  });
}

/** Names in Ref, GetAtt, Sub and DependsOn, in the order of the text. */
function referencesOf(resource) {
  const names = [];
  visit(resource, {
    Pair: (_, { key, value }) => {
      const name = isScalar(key) ? key.value : undefined;
      names.push(...namesIn(name, value));
    },
    Value: (_, node) => {
      if (!node.tag) return;
      const name = node.tag.slice(1);
      names.push(...namesIn(name === 'Ref' ? name : `Fn::${name}`, node));
    },
  });
  const dependsOn = resource.get('DependsOn', true);
  const listed = isSeq(dependsOn) ? dependsOn.items : [dependsOn];
  return [...names, ...listed.filter(isScalar).map(({ value }) => value)];
}

function namesIn(functionName, node) {
  const first = isSeq(node) ? node.items[0] : node;
  const value = isScalar(first) ? String(first.value) : undefined;
  if (value === undefined) return [];
  switch (functionName) {
    case 'Ref':
      return [value];
    case 'Fn::GetAtt':
      return [value.split('.')[0]];
    case 'Fn::Sub': {
      const own =
        isSeq(node) && isMap(node.items[1]) ? node.items[1] : undefined;
      return [...value.matchAll(/\$\{([^!}][^}]*)\}/g)]
        .map(([, name]) => name.trim())
        .filter(name => !own?.has(name))
        .map(name => name.split('.')[0]);
    }
    default:
      return [];
  }
}

function summariseParameters(parameters) {
  if (!isMap(parameters)) return [];
  return parameters.items
    .filter(({ value }) => isMap(value))
    .map(({ key, value }) => {
      const allowed = value.get('AllowedValues', true);
      return {
        name: String(key.value),
        type: text(value.get('Type')) ?? 'String',
        description: text(value.get('Description')),
        default: text(value.get('Default')),
        allowedValues: isSeq(allowed)
          ? allowed.items.filter(isScalar).map(item => text(item.value) ?? '')
          : undefined,
        allowedPattern: text(value.get('AllowedPattern')),
        minLength: number(value.get('MinLength')),
        maxLength: number(value.get('MaxLength')),
        minValue: number(value.get('MinValue')),
        maxValue: number(value.get('MaxValue')),
        constraintDescription: text(value.get('ConstraintDescription')),
        noEcho: String(value.get('NoEcho')) === 'true' || undefined,
      };
    });
}

/**
 * The parameters with the labels and in the groups that the template gives them
 * for forms; those that are in no group come last, as they are.
 */
function arrangeParameters(parameters, form) {
  if (!isMap(form)) return parameters;
  const labelOf = ({ name }) =>
    text(form.getIn(['ParameterLabels', name, 'default']));
  const groups = form.get('ParameterGroups', true);
  const placed = new Map();
  for (const group of isSeq(groups) ? groups.items.filter(isMap) : []) {
    const names = group.get('Parameters', true);
    for (const name of isSeq(names) ? names.items.filter(isScalar) : []) {
      const label = text(group.getIn(['Label', 'default']));
      if (!placed.has(name.value)) placed.set(name.value, label);
    }
  }
  const order = [...placed.keys()];
  const rankOf = ({ name }) =>
    placed.has(name) ? order.indexOf(name) : order.length;
  return parameters
    .map(parameter => ({
      ...parameter,
      label: labelOf(parameter),
      group: placed.get(parameter.name),
    }))
    .sort((a, b) => rankOf(a) - rankOf(b));
}

/** A limit that is written as a number, or as a text of one. */
function number(value) {
  const said = text(value);
  if (!said || !Number.isFinite(Number(said))) return undefined;
  return Number(said);
}

function text(value) {
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value)
    ? String(value).slice(0, MAX_TEXT)
    : undefined;
}

module.exports = { summarise };
