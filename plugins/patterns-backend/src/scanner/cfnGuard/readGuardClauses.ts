/** One condition that a resource did not meet. */
export type GuardClause = {
  /** Property path such as `Resources/Bucket/Properties/BucketName`. */
  path: string;
  /** What is wrong there, in a few words. */
  detail?: string;
  /** The rule's own words, of the nearest rule that has some. */
  text?: string;
};

type Node = Record<string, unknown>;

/**
 * Collects the failed conditions below a rule, in the order of the rule.
 *
 * The shape of a report depends on how a rule was written, so everything is
 * walked: a condition is what names a value with a path.
 */
export function readGuardClauses(checks: unknown): GuardClause[] {
  const clauses: GuardClause[] = [];
  walk(checks, undefined, clauses);
  return clauses;
}

function walk(value: unknown, text: string | undefined, found: GuardClause[]) {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, text, found);
    return;
  }
  if (!isNode(value)) return;
  const own = textOf(value) ?? text;
  const clause = describe(value);
  if (clause) {
    found.push({ ...clause, text: own });
    return;
  }
  for (const item of Object.values(value)) walk(item, own, found);
}

function textOf({ messages }: Node): string | undefined {
  const message = isNode(messages) ? messages.custom_message : undefined;
  return typeof message === 'string' && message.trim() ? message : undefined;
}

function describe(node: Node): GuardClause | undefined {
  if (isNode(node.UnResolved)) return describeMissing(node.UnResolved.value);
  if (isNode(node.unresolved)) return describeMissing(node.unresolved);
  if (isNode(node.Resolved)) return describeValue(node.Resolved, false);
  if (isNode(node.InResolved)) return describeValue(node.InResolved, true);
  return undefined;
}

function describeMissing(value: unknown): GuardClause | undefined {
  if (!isNode(value) || !isNode(value.traversed_to)) return undefined;
  const base = pathOf(value.traversed_to);
  if (base === undefined) return undefined;
  const rest = String(value.remaining_query ?? '')
    .replace(/\[[^\]]*\]/g, '')
    .split('.')
    .filter(part => /^[\w:]+$/.test(part));
  const missing = rest.join('/');
  return {
    path: [base, missing].filter(Boolean).join('/'),
    // Which form of reference a rule looked for in vain tells nobody anything.
    detail:
      missing && !/(^|\/)(\d+|Ref|Fn::\w+)$/.test(missing)
        ? `${rest.join('.')} is missing`
        : undefined,
  };
}

function describeValue(node: Node, isList: boolean): GuardClause | undefined {
  const from = isNode(node.from) ? node.from : node.value;
  const path = isNode(from) ? pathOf(from) : undefined;
  if (!isNode(from) || path === undefined) return undefined;
  const name = path
    .replace(/\/(\d+)$/, '[$1]')
    .split('/')
    .at(-1);
  const [operator, isNot] = Array.isArray(node.comparison)
    ? node.comparison
    : [];
  if (isList) {
    const which = isNot ? 'among the refused values' : 'an allowed value';
    return {
      path,
      detail: `${name} is ${show(from.value)}, ${isNot ? '' : 'not '}${which}`,
    };
  }
  if (operator === 'Eq' && !isNot && isNode(node.to)) {
    const wanted = show(node.to.value);
    // A pattern is for machines, and the fix says what to write.
    if (wanted.startsWith('"/')) return { path };
    return {
      path,
      detail: `${name} is ${show(from.value)}, not ${wanted}`,
    };
  }
  if (operator === 'Exists' && isNot) {
    return { path, detail: `${name} is set` };
  }
  return { path, detail: `${name} is ${show(from.value)}` };
}

function pathOf(value: Node): string | undefined {
  return typeof value.path === 'string' && value.path.startsWith('/Resources/')
    ? value.path.slice(1)
    : undefined;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
