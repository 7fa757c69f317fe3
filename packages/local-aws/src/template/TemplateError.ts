/** What is wrong with a template, in CloudFormation's words as users quote them. */
export class TemplateError extends Error {}

/** The error for a template whose form is wrong. */
export function formatError(reason: string): TemplateError {
  return new TemplateError(`Template format error: ${reason}`);
}
