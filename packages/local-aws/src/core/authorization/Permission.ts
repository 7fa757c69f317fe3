/** What is known of a request beside its action and resource, by condition key in lower case. */
export type RequestContext = Record<string, string | string[] | undefined>;

/** One thing that a caller must be allowed for a request to be performed. */
export interface Permission {
  /** E.g. `servicecatalog:CreateProduct`. */
  action: string;
  /** An ARN; `*` for an action without resource types. */
  resource: string;
  context?: RequestContext;
}

/** The context of tags that a request gives to something. */
export function requestTags(
  tags: { key?: string; value?: string }[] = [],
): RequestContext {
  const entries = tags.map(({ key = '', value = '' }) => [
    `aws:requesttag/${key.toLowerCase()}`,
    value,
  ]);
  const keys = tags.map(({ key = '' }) => key);
  return {
    ...Object.fromEntries(entries),
    'aws:tagkeys': keys.length > 0 ? keys : undefined,
  };
}

/** The context of tags that the resource of a request has. */
export function resourceTags(
  tags: { key?: string; value?: string }[] = [],
): RequestContext {
  return Object.fromEntries(
    tags.map(({ key = '', value = '' }) => [
      `aws:resourcetag/${key.toLowerCase()}`,
      value,
    ]),
  );
}
