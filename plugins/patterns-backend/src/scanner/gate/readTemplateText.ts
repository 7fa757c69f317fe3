import {
  MAX_TEMPLATE_BYTES,
  type Finding,
} from '@apo/backstage-plugin-patterns-common';

/** Tool of findings on a template's form. */
export const TEMPLATE_TOOL = 'template';
/** Rules on a template's form, for reports. */
export const TEMPLATE_RULES = 14;

/** The text of a template, or the finding that refuses it. */
export function readTemplateText(
  bytes: Buffer,
  template: string,
): { text: string } | { finding: Finding } {
  const finding = { tool: TEMPLATE_TOOL, severity: 'error', template } as const;
  if (bytes.length > MAX_TEMPLATE_BYTES) {
    return {
      finding: {
        ...finding,
        ruleId: 'template-too-large',
        message: `The template has ${bytes.length} bytes; CloudFormation takes ${MAX_TEMPLATE_BYTES} (1 MiB) at most.`,
        fix: 'Split it into several patterns.',
      },
    };
  }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return { text: decoder.decode(bytes) };
  } catch {
    return {
      finding: {
        ...finding,
        ruleId: 'template-not-text',
        message: 'The template is not text in UTF-8.',
        fix: 'Save it in UTF-8.',
      },
    };
  }
}
