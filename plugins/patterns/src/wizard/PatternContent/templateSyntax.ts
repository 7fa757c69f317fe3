import { isMap, parseDocument } from 'yaml';
import {
  MAX_TEMPLATE_BYTES,
  type FieldProblem,
} from '@apo/backstage-plugin-patterns-common';
import { formatBytes } from '../../components/shared/formatBytes';

/**
 * What no gate can ever pass: an empty template, one over 1 MiB, or text that
 * is neither YAML nor JSON. Everything else is for the scanners to say.
 */
export function checkTemplateText(text: string): FieldProblem | undefined {
  const bytes = new TextEncoder().encode(text).length;
  if (!text.trim()) {
    return problem('is empty', 'write, paste or upload a template');
  }
  if (bytes > MAX_TEMPLATE_BYTES) {
    return problem(
      `has at most ${formatBytes(MAX_TEMPLATE_BYTES)}`,
      `shorten it by ${formatBytes(bytes - MAX_TEMPLATE_BYTES)}`,
    );
  }
  return /^\s*\{/.test(text) ? checkJson(text) : checkYaml(text);
}

function checkJson(text: string): FieldProblem | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    // Flow style YAML starts with a brace too.
    return checkYaml(text);
  }
}

function checkYaml(text: string): FieldProblem | undefined {
  // Aliases are not resolved here, so none can explode; short tags such as
  // !Ref are warnings to the parser, never errors.
  const document = parseDocument(text, {
    logLevel: 'error',
    uniqueKeys: false,
  });
  const [error] = document.errors;
  if (error) {
    const [reason] = error.message.split(/ at line |\n/);
    const line = error.linePos?.[0].line;
    return problem(
      'is neither YAML nor JSON',
      line ? `mend line ${line} (${reason})` : `mend it (${reason})`,
    );
  }
  return isMap(document.contents)
    ? undefined
    : problem(
        'is not a CloudFormation template',
        'start it with keys such as Resources',
      );
}

function problem(rule: string, fix: string): FieldProblem {
  return { field: 'template', rule, fix };
}
