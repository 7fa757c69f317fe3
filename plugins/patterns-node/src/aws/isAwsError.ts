/** Whether an error is AWS's answer of one of these names. @public */
export function isAwsError(error: unknown, ...names: string[]): error is Error {
  return error instanceof Error && names.includes(error.name);
}
