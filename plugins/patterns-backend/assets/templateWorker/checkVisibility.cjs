'use strict';

const { isMap, isScalar, isSeq, visit } = require('yaml');
const { templateFinding } = require('./finding.cjs');
const { placeOf } = require('./readTemplate.cjs');

// Adds functions, but no resources that are not written in the template.
const harmlessTransforms = new Set(['AWS::LanguageExtensions']);

/**
 * Finds what CloudFormation adds to a template after the scanners saw it:
 * resources that a macro or a loop makes are judged by nobody.
 *
 * @param {{ root: object, lines: object }} read from readTemplate
 * @param {string} template
 */
function checkVisibility({ root, lines }, template) {
  const hidden = (node, name) =>
    templateFinding({
      ruleId: 'template-hidden-resources',
      message: `${name} adds to the template after the policy scanners saw it, so what it adds would be published unjudged.`,
      fix: 'Publish the processed template: write out the resources that it makes.',
      template,
      at: node.range ? placeOf(lines, node.range[0]) : undefined,
    });
  return [
    ...transformsOf(root)
      .filter(({ value }) => !harmlessTransforms.has(value))
      .map(node => hidden(node, `The transform ${node.value}`)),
    ...inlineMacros(root).map(({ node, name }) => hidden(node, name)),
    ...nestedStacks(root).map(({ node, id, type }) =>
      templateFinding({
        ruleId: 'template-nested-stack',
        severity: 'warning',
        message: `${id} (${type}) deploys another template, which the scanners do not see.`,
        fix: 'Have the reviewer look at the nested template, or publish it as a pattern of its own.',
        template,
        resource: id,
        resourceType: type,
        path: `Resources/${id}`,
        at: node.range ? placeOf(lines, node.range[0]) : undefined,
      }),
    ),
  ];
}

function transformsOf(root) {
  const transform = root.get('Transform', true);
  if (!transform) return [];
  const nodes = isSeq(transform) ? transform.items : [transform];
  return nodes.map(node => ({
    range: node.range,
    value: isScalar(node) ? String(node.value) : 'of a macro',
  }));
}

function inlineMacros(root) {
  const found = [];
  visit(root, {
    Pair: (_, { key }) => {
      const name = isScalar(key) ? String(key.value) : '';
      if (name === 'Fn::Transform' || name.startsWith('Fn::ForEach::')) {
        found.push({ node: key, name });
      }
    },
    Value: (_, node) => {
      if (node.tag === '!Transform')
        found.push({ node, name: 'Fn::Transform' });
    },
  });
  return found;
}

function nestedStacks(root) {
  return root.get('Resources', true).items.flatMap(({ key, value }) => {
    const type = isMap(value) ? value.get('Type') : undefined;
    return typeof type === 'string' &&
      (/^AWS::CloudFormation::(Stack|StackSet)$/.test(type) ||
        type.endsWith('::MODULE'))
      ? [{ node: key, id: String(key.value), type }]
      : [];
  });
}

module.exports = { checkVisibility };
