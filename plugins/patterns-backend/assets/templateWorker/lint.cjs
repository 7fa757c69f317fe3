'use strict';

const TOOL = 'cloudformation-validate';
const severities = {
  FATAL: 'error',
  ERROR: 'error',
  WARN: 'warning',
  INFO: 'info',
  DEBUG: 'info',
};

let engine;
let tool;

/** The engine, made once: it takes more than a second and 300 MB. */
function getEngine() {
  tool ??= require('@aws/cloudformation-validate');
  // CelEngine gives what RegoEngine gives, several times faster.
  engine ??= new tool.CelEngine();
  return engine;
}

/**
 * Checks a template against resource schemas and lint rules.
 *
 * @param {string} text
 * @param {string} template path in the bundle
 * @throws Error when the tool could not look at the whole template
 */
function lint(text, template) {
  const checker = getEngine();
  const source = new tool.TemplateFile(template);
  source.readBytes = () => Buffer.from(text);
  const report = checker.validateDetailed(source);
  if (report.status !== 'OK') {
    throw new Error(`it could not check the whole template (${report.status})`);
  }
  return {
    version: report.version,
    rulesChecked: report.metadata.rulesEvaluated,
    findings: report.diagnostics.map(item => toFinding(item, template)),
  };
}

function toFinding(item, template) {
  const { entity, propertyPath } = item;
  const isResource = entity?.entityType === 'Resource';
  return {
    tool: TOOL,
    ruleId: item.ruleId,
    // A severity of a later version is not known to be harmless.
    severity: severities[item.severity] ?? 'error',
    message: item.message,
    fix: item.suggestedFix,
    template,
    resource: isResource ? entity.logicalId : undefined,
    resourceType: entity?.resourceType,
    path: pathOf(isResource ? entity.logicalId : undefined, propertyPath),
    line: item.startLine || undefined,
    column: item.startColumn || undefined,
    endLine: item.endLine || undefined,
    helpUrl: helpUrlOf(item),
  };
}

function pathOf(resource, propertyPath) {
  const path = propertyPath?.replace(/\./g, '/');
  if (!resource) return path;
  return ['Resources', resource, path].filter(Boolean).join('/');
}

function helpUrlOf({ documentationUrl, source, ruleId }) {
  if (documentationUrl?.startsWith('https://docs.aws.amazon.com/')) {
    return documentationUrl;
  }
  return source === 'CFN_LINT' && /^[EWI]\d{4}$/.test(ruleId)
    ? `https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md#${ruleId}`
    : undefined;
}

module.exports = { lint, getEngine };
