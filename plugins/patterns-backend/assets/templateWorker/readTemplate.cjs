'use strict';

const {
  LineCounter,
  isMap,
  isScalar,
  parseAllDocuments,
  visit,
} = require('yaml');
const { templateFinding } = require('./finding.cjs');

// Short forms that CloudFormation takes. Source: AWS CloudFormation user
// guide, intrinsic function reference and rule-specific intrinsic functions.
const shortForms = new Set([
  '!And',
  '!Base64',
  '!Cidr',
  '!Condition',
  '!Contains',
  '!EachMemberEquals',
  '!EachMemberIn',
  '!Equals',
  '!FindInMap',
  '!GetAZs',
  '!GetAtt',
  '!If',
  '!ImportValue',
  '!Join',
  '!Length',
  '!Not',
  '!Or',
  '!Ref',
  '!RefAll',
  '!Select',
  '!Split',
  '!Sub',
  '!ToJsonString',
  '!Transform',
  '!ValueOf',
  '!ValueOfAll',
]);

/**
 * Reads a template and refuses what CloudFormation, or a scanner, would read
 * in another way than its author.
 *
 * @param {string} text
 * @param {string} template path in the bundle, as findings name it
 * @returns {{ root?: object, lines: object, findings: object[] }} root is
 *   absent when the text cannot be read
 */
function readTemplate(text, template) {
  const lines = new LineCounter();
  try {
    const { root, problem } = parse(text, lines);
    if (!problem) return { root, lines, findings: [] };
    const { offset, ...rest } = problem;
    const at = offset === undefined ? undefined : placeOf(lines, offset);
    return { lines, findings: [templateFinding({ ...rest, template, at })] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const finding = templateFinding({
      ruleId: 'template-too-deep',
      message: 'The template nests deeper than CloudFormation reads.',
      fix: 'Flatten the nested lists and objects.',
      template,
    });
    return { lines, findings: [finding] };
  }
}

function parse(text, lines) {
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
    // Every key is text to CloudFormation, an account id as well.
    stringKeys: true,
    // The parser's own check takes minutes for 100,000 keys; see below.
    uniqueKeys: false,
  });
  if (documents[0]?.errors.length) {
    return { problem: describeError(documents[0].errors[0]) };
  }
  if (documents.length > 1) {
    return {
      problem: {
        ruleId: 'template-several-documents',
        message:
          'The file has several YAML documents; CloudFormation reads one.',
        fix: 'Remove the line --- and what follows, or move it to a file of its own.',
        offset: documents[1].range[0],
      },
    };
  }
  const root = documents[0]?.contents;
  const problem = root
    ? findForbidden(documents[0]) ?? checkShape(root)
    : checkShape(root);
  return { root, problem };
}

function describeError({ message, pos: [offset] }) {
  // The parser catches its own overflow and gives it as a syntax error.
  if (message.includes('call stack')) throw new RangeError(message);
  return {
    ruleId: 'template-not-yaml',
    message: `The template is neither YAML nor JSON: ${message}`,
    fix: 'Correct the line: indent with spaces, close quotes and brackets.',
    offset,
  };
}

function checkShape(root) {
  if (!isMap(root)) {
    return {
      ruleId: 'template-not-object',
      message:
        'A template is an object with a section Resources; this is not one.',
      fix: 'Start with AWSTemplateFormatVersion and Resources.',
      offset: root?.range?.[0],
    };
  }
  const resources = root.get('Resources', true);
  if (isMap(resources) && resources.items.length) return undefined;
  return {
    ruleId: 'template-no-resources',
    message:
      'The template builds nothing: its section Resources is absent or empty.',
    fix: 'Add at least one resource under Resources.',
    offset: (resources ?? root).range?.[0],
  };
}

function findForbidden(document) {
  let problem;
  const stop = found => {
    problem = found;
    return visit.BREAK;
  };
  const checkTag = node =>
    node.tag && !shortForms.has(node.tag) ? stop(tagProblem(node)) : undefined;
  visit(document, {
    Map: (_, node) => {
      const key = findDuplicate(node);
      return key ? stop(duplicateProblem(key)) : checkTag(node);
    },
    Alias: (_, node) => stop(aliasProblem(`*${node.source}`, node)),
    Pair: (_, { key }) =>
      isScalar(key) && key.value === '<<' && key.type === 'PLAIN'
        ? stop(aliasProblem('<<', key))
        : undefined,
    Value: (_, node) => checkTag(node),
  });
  return problem;
}

function findDuplicate(map) {
  const seen = new Set();
  return map.items
    .map(({ key }) => key)
    .find(key => {
      const name = isScalar(key) ? String(key.value) : key;
      return seen.has(name) || !seen.add(name);
    });
}

function duplicateProblem(key) {
  return {
    ruleId: 'template-duplicate-key',
    message: `The key ${key.value} is there twice; readers differ in which of the two they take.`,
    fix: 'Rename or remove one of the two.',
    offset: key.range?.[0],
  };
}

function aliasProblem(name, node) {
  return {
    ruleId: 'template-alias',
    message: `${name} repeats another part of the file; CloudFormation reads neither aliases nor merge keys.`,
    fix: 'Write the repeated part out.',
    offset: node.range?.[0],
  };
}

function tagProblem(node) {
  return {
    ruleId: 'template-unknown-tag',
    message: `The tag ${node.tag} is not a function of CloudFormation.`,
    fix: 'Use a short form such as !Ref, !Sub or !GetAtt, or the plain value.',
    offset: node.range?.[0],
  };
}

/** Line and column, both from 1, of an offset in the text. */
function placeOf(lines, offset) {
  const { line, col } = lines.linePos(offset);
  return line ? { line, column: col } : undefined;
}

module.exports = { readTemplate, placeOf };
