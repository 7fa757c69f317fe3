'use strict';

const TOOL = 'template';

/**
 * A finding of the tool `template`, at a place in the text when one is known.
 *
 * @param {{ ruleId: string, message: string, fix: string, template: string,
 *   severity?: string, at?: { line: number, column: number } } & object} parts
 */
function templateFinding({ at, severity = 'error', ...rest }) {
  return {
    tool: TOOL,
    severity,
    ...rest,
    line: at?.line,
    column: at?.column,
  };
}

module.exports = { templateFinding };
