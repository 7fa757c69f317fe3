/** Members by name, of which nothing else is known. */
export type Members = Record<string, unknown>;

/** A CloudFormation template whose form was checked. */
export interface Template {
  Description?: string;
  Parameters: Record<string, Members>;
  Conditions: Members;
  Resources: Record<string, Members>;
  Outputs: Record<string, Members>;
  /** The names of its macros. */
  transforms: string[];
}

/** Whether a value has members: neither a list nor a single value. */
export function hasMembers(value: unknown): value is Members {
  return !!value && typeof value === 'object' && !Array.isArray(value);
}
