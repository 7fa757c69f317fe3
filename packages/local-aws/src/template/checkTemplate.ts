import { checkConditions } from './checkConditions';
import { checkCycles } from './checkCycles';
import { checkReferences } from './checkReferences';
import { findIntrinsics } from './intrinsics';
import { parseTemplate } from './parseTemplate';
import { readStructure } from './readStructure';
import { refuseNulls } from './refuseNulls';
import type { Members, Template } from './Template';
import { TemplateError } from './TemplateError';

/** CloudFormation's limit for a template in S3, in bytes: its "1 MB" is a decimal one. */
const MAX_TEMPLATE_BYTES = 1_000_000;

/** Whether macros or modules make more of a template before its references count. */
function isExpanded(
  { transforms, Resources }: Template,
  parsed: Members,
): boolean {
  const calls = [...findIntrinsics(parsed)];
  return (
    transforms.length > 0 ||
    calls.some(({ name }) => name === 'Fn::Transform') ||
    Object.values(Resources).some(({ Type }) => /::MODULE$/.test(String(Type)))
  );
}

/**
 * Checks a template as far as CloudFormation does before it makes anything:
 * form, references, cycles and conditions. What macros and modules make of a
 * template is not known here, so one with them is checked for its form only.
 *
 * @throws TemplateError that says what is wrong
 */
export function checkTemplate(bytes: Uint8Array): Template {
  if (bytes.byteLength > MAX_TEMPLATE_BYTES) {
    throw new TemplateError(
      `Template may not exceed ${MAX_TEMPLATE_BYTES} bytes in size.`,
    );
  }
  const parsed = parseTemplate(Buffer.from(bytes).toString('utf8'));
  refuseNulls(parsed);
  const template = readStructure(parsed);
  if (!isExpanded(template, parsed)) {
    checkConditions(template);
    checkReferences(template);
    checkCycles(template);
  }
  return template;
}
