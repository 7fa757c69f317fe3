import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Statement = CfnWebACL.StatementProperty;
type RuleActionOverride = CfnWebACL.RuleActionOverrideProperty;

/** AWS's set of rules for all sites; its rules and labels are in https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html */
export const COMMON_RULES = 'AWSManagedRulesCommonRuleSet';

const LABELS = 'awswaf:managed:aws:core-rule-set:';

/**
 * Where the text of patterns travels. Their templates, READMEs and programs are
 * meant to have what the rules below look for, such as `<script>`, `../`, an
 * address in a URL or that of the metadata service; the portal never runs or
 * shows them as pages. Files are asked for by name in the query, `.ini` too.
 */
const PATTERN_PATHS = [
  '/api/patterns/',
  '/api/scaffolder/',
  // Agents send templates, and submit.
  '/api/mcp-actions/',
];

/**
 * Rules that must not block what has the text of patterns, and the label of
 * each, which its name does not give.
 */
const TEXT_RULES: Record<string, string> = {
  CrossSiteScripting_BODY: 'CrossSiteScripting_Body',
  GenericLFI_BODY: 'GenericLFI_Body',
  GenericRFI_BODY: 'GenericRFI_Body',
  EC2MetaDataSSRF_BODY: 'EC2MetaDataSSRF_Body',
  RestrictedExtensions_QUERYARGUMENTS: 'RestrictedExtensions_QueryArguments',
};

/**
 * Rules that count and never block. A bundle is up to 20 MiB where the rule
 * takes 8 KiB, and so is a list of entities or permissions that a page asks
 * for: the back end has limits of its own. Filters, cursors and prefilled forms
 * are longer than 2 KiB; CloudFront takes no address longer than 8 KiB.
 */
const SIZE_RULES = ['SizeRestrictions_BODY', 'SizeRestrictions_QUERYSTRING'];

/** Starts with one of the paths, however the address spells it. */
export function pathStartsWith(paths: string[]): Statement {
  const statements = paths.map(path => ({
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: 'STARTS_WITH',
      searchString: path,
      textTransformations: [
        { priority: 0, type: 'URL_DECODE' },
        { priority: 1, type: 'NORMALIZE_PATH' },
      ],
    },
  }));
  return anyOf(statements);
}

/** One of the statements; WAF takes no list of one. */
export function anyOf(statements: Statement[]): Statement {
  return statements.length === 1
    ? statements[0]
    : { orStatement: { statements } };
}

/** The rules of the set that count; {@link outsidePatterns} blocks what is left. */
export function countedRules(): RuleActionOverride[] {
  return [...SIZE_RULES, ...Object.keys(TEXT_RULES)].map(name => ({
    name,
    actionToUse: { count: {} },
  }));
}

/** What the rules on text have found anywhere but in the text of patterns. */
export function outsidePatterns(): Statement {
  const found = Object.values(TEXT_RULES).map(label => ({
    labelMatchStatement: { scope: 'LABEL', key: `${LABELS}${label}` },
  }));
  return {
    andStatement: {
      statements: [
        anyOf(found),
        { notStatement: { statement: pathStartsWith(PATTERN_PATHS) } },
      ],
    },
  };
}
