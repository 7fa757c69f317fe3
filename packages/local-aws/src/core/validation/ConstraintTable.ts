/** The rules of one member. */
export interface ValueConstraints {
  /** Least length, size or value. */
  min?: number;
  /** Greatest length, size or value. */
  max?: number;
  /** A regular expression that the whole value must match. */
  pattern?: string;
  /** The name of the SDK's export that lists the allowed values. */
  enum?: string;
  items?: ValueConstraints;
  keys?: ValueConstraints;
  values?: ValueConstraints;
}

/** The rules that the SDK's schemas leave out, by structure and member. */
export interface ConstraintTable {
  structures: Record<string, Record<string, ValueConstraints>>;
}
