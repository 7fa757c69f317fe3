import { App, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { context } from '../../cdk.json';
import type { PortalConfig } from '../../config/InfraConfig';
import { Firewall } from './Firewall';

type Statement = Record<string, any>;
type Request = { path: string; labels?: string[] };

/** The template of a firewall. */
function make(firewall: Partial<PortalConfig['firewall']> = {}) {
  const stack = new Stack(new App({ context }), 'Stack', {
    env: { account: '111122223333', region: 'us-east-1' },
  });
  new Firewall(stack, 'Firewall', {
    name: 'patterns',
    firewall: { rateLimit: 2000, ...firewall },
    key: new Key(stack, 'Key'),
  });
  return Template.fromStack(stack);
}

function rulesOf(template: Template): Statement[] {
  const [acl] = Object.values(template.findResources('AWS::WAFv2::WebACL'));
  return acl.Properties.Rules;
}

/** Transformations of WAF that are used. */
const transformations: Record<string, (path: string) => string> = {
  URL_DECODE: decodeURIComponent,
  NORMALIZE_PATH: path => new URL(path, 'https://portal').pathname,
};

/** What is compared with the path that a statement looks for. */
function transform(path: string, steps: Statement[]): string {
  return [...steps]
    .sort((a, b) => a.Priority - b.Priority)
    .reduce((text, { Type }) => transformations[Type](text), path);
}

/** Whether a statement matches a request, for the statements that are used. */
function matches(statement: Statement, request: Request): boolean {
  const [[kind, value]] = Object.entries(statement);
  switch (kind) {
    case 'AndStatement':
      return value.Statements.every((s: Statement) => matches(s, request));
    case 'OrStatement':
      return value.Statements.some((s: Statement) => matches(s, request));
    case 'NotStatement':
      return !matches(value.Statement, request);
    case 'LabelMatchStatement':
      return (request.labels ?? []).includes(value.Key);
    case 'ByteMatchStatement':
      expect(value.PositionalConstraint).toBe('STARTS_WITH');
      return transform(request.path, value.TextTransformations).startsWith(
        value.SearchString,
      );
    default:
      throw new Error(`The test knows no ${kind}`);
  }
}

const label = (name: string) => `awswaf:managed:aws:core-rule-set:${name}`;

describe('the firewall', () => {
  it('asks AWS’s rules, in an order in which labels come first', () => {
    const rules = rulesOf(make());
    expect(rules.map(({ Name }) => Name)).toEqual([
      'RequestsOfOneAddress',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
      'CommonRulesOutsidePatterns',
    ]);
    expect(rules.map(({ Priority }) => Priority)).toEqual([0, 1, 2, 3, 4]);
  });

  it('limits what one address asks of the API', () => {
    const [{ Action, Statement: statement }] = rulesOf(
      make({ rateLimit: 500 }),
    );
    expect(Action).toEqual({ Block: {} });
    const { ScopeDownStatement, ...limit } = statement.RateBasedStatement;
    expect(limit).toEqual({
      Limit: 500,
      AggregateKeyType: 'IP',
      EvaluationWindowSec: 300,
    });
    expect(matches(ScopeDownStatement, { path: '/api/patterns/x' })).toBe(true);
    expect(matches(ScopeDownStatement, { path: '/static/main.js' })).toBe(
      false,
    );
  });

  it('counts what patterns may have, and leaves all other rules to block', () => {
    const common = rulesOf(make())[3];
    expect(common.OverrideAction).toEqual({ None: {} });
    const overrides =
      common.Statement.ManagedRuleGroupStatement.RuleActionOverrides;
    expect(overrides).toEqual(
      [
        'SizeRestrictions_BODY',
        'SizeRestrictions_QUERYSTRING',
        'CrossSiteScripting_BODY',
        'GenericLFI_BODY',
        'GenericRFI_BODY',
        'EC2MetaDataSSRF_BODY',
        'RestrictedExtensions_QUERYARGUMENTS',
      ].map(Name => ({ Name, ActionToUse: { Count: {} } })),
    );
  });

  it.each([
    ['/api/patterns/bundles/sha256', 'CrossSiteScripting_Body', false],
    ['/api/scaffolder/v2/tasks', 'GenericLFI_Body', false],
    ['/api/mcp-actions/v1', 'EC2MetaDataSSRF_Body', false],
    ['/api/mcp-actions', 'EC2MetaDataSSRF_Body', true],
    [
      '/api/patterns/patterns/a/versions/1.0.0/file',
      'RestrictedExtensions_QueryArguments',
      false,
    ],
    ['/api/catalog/locations', 'CrossSiteScripting_Body', true],
    ['/api/auth/cognito/start', 'GenericRFI_Body', true],
    ['/api/catalog/entities', 'EC2MetaDataSSRF_Body', true],
    ['/api/patternsque', 'GenericLFI_Body', true],
    ['/api/patterns/../catalog/locations', 'GenericLFI_Body', true],
    ['/api/patterns/%2e%2e%2fcatalog/locations', 'GenericLFI_Body', true],
    ['/api/catalog/entities/by-refs', 'SizeRestrictions_Body', false],
    ['/api/catalog/entities/by-query', 'SizeRestrictions_QueryString', false],
    ['/api/catalog/entities', undefined, false],
  ])('blocks %s with the label %s: %s', (path, name, blocked) => {
    const { Action, Statement: statement } = rulesOf(make())[4];
    expect(Action).toEqual({ Block: {} });
    const labels = name ? [label(name)] : [];
    expect(matches(statement, { path, labels })).toBe(blocked);
  });

  it('lets in all addresses unless some are named', () => {
    expect(make().findResources('AWS::WAFv2::IPSet')).toEqual({});
  });

  it.each([
    [['203.0.113.0/24', '198.51.100.7/32'], ['IPV4']],
    [['2001:db8::/32'], ['IPV6']],
    [
      ['203.0.113.0/24', '2001:db8::/32'],
      ['IPV4', 'IPV6'],
    ],
  ])('blocks first what is not from %j', (allowedAddresses, versions) => {
    const template = make({ allowedAddresses });
    const [rule] = rulesOf(template);
    expect(rule).toMatchObject({
      Name: 'OtherAddresses',
      Priority: 0,
      Action: { Block: {} },
    });
    const { Statement: inner } = rule.Statement.NotStatement;
    const references = inner.OrStatement?.Statements ?? [inner];
    const sets = template.findResources('AWS::WAFv2::IPSet');
    const named = references.map(
      ({ IPSetReferenceStatement: { Arn } }: Statement) =>
        sets[Arn['Fn::GetAtt'][0]].Properties,
    );
    expect(named.map((set: Statement) => set.IPAddressVersion)).toEqual(
      versions,
    );
    expect(named.flatMap((set: Statement) => set.Addresses).sort()).toEqual(
      [...allowedAddresses].sort(),
    );
  });

  it('writes an encrypted log, without tokens, cookies and codes', () => {
    const template = make();
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: 'aws-waf-logs-patterns',
      RetentionInDays: 365,
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
    });
    const [logging] = Object.values(
      template.findResources('AWS::WAFv2::LoggingConfiguration'),
    );
    expect(logging.Properties.RedactedFields).toEqual([
      { SingleHeader: { Name: 'authorization' } },
      { SingleHeader: { Name: 'cookie' } },
      { QueryString: {} },
    ]);
    expect(
      JSON.stringify(logging.Properties.LogDestinationConfigs),
    ).not.toContain(':*');
  });
});
