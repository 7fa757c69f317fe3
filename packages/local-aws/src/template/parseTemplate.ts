import { parseDocument, visit } from 'yaml';
import { intrinsicTags } from './intrinsicTags';
import { hasMembers, Members } from './Template';
import { formatError, TemplateError } from './TemplateError';

/**
 * Reads a template, with intrinsic functions in their long form. JSON is read
 * as the YAML that it is, too.
 *
 * @throws TemplateError if it is neither, or no object
 */
export function parseTemplate(text: string): Members {
  const document = parseDocument(text, {
    customTags: intrinsicTags,
    logLevel: 'error',
  });
  // A tag that is not CloudFormation's is a mere warning to the parser.
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const language = text.trimStart().startsWith('{') ? 'JSON' : 'YAML';
    const { line = 1, col = 1 } = error.linePos?.[0] ?? {};
    throw formatError(
      `${language} not well-formed. (line ${line}, column ${col})`,
    );
  }
  visit(document, {
    Alias() {
      throw new TemplateError(
        'Template error: YAML aliases are not allowed in CloudFormation templates',
      );
    },
  });
  const template = document.toJS();
  if (!hasMembers(template)) throw formatError('unsupported structure.');
  return template;
}
