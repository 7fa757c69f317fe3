import { findDependsOn, findReferences } from './references';
import type { Template } from './Template';
import { formatError, TemplateError } from './TemplateError';

// From CloudFormation's template reference.
const PSEUDO_PARAMETERS = [
  'AWS::AccountId',
  'AWS::NotificationARNs',
  'AWS::NoValue',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
];

function unresolved(names: string[], block: string): Error {
  const list = names.join(', ');
  return formatError(
    `Unresolved resource dependencies [${list}] in the ${block} block of the template`,
  );
}

function checkBlock(template: Template, block: 'Resources' | 'Outputs'): void {
  const { Parameters, Resources } = template;
  const known = new Set([
    ...PSEUDO_PARAMETERS,
    ...Object.keys(Parameters),
    ...Object.keys(Resources),
  ]);
  const { names, attributeOwners } = findReferences(template[block]);
  const missing = names.filter(name => !known.has(name));
  if (missing.length > 0) throw unresolved(missing, block);
  const owner = attributeOwners.find(name => !Object.hasOwn(Resources, name));
  if (owner === undefined) return;
  throw new TemplateError(
    `Template error: instance of Fn::GetAtt references undefined resource ${owner}`,
  );
}

function checkDependsOn({ Resources }: Template): void {
  const missing = Object.values(Resources)
    .flatMap(findDependsOn)
    .filter(name => !Object.hasOwn(Resources, name));
  if (missing.length > 0) throw unresolved(missing, 'Resources');
}

function checkConditionBlock({ Conditions, Parameters }: Template): void {
  const known = [...PSEUDO_PARAMETERS, ...Object.keys(Parameters)];
  const { names } = findReferences(Conditions);
  const missing = names.filter(name => !known.includes(name)).join(', ');
  if (!missing) return;
  throw formatError(
    `Unresolved dependencies [${missing}]. Cannot reference resources in the Conditions block of the template`,
  );
}

/**
 * Checks that what `Ref`, `Fn::GetAtt`, `Fn::Sub` and `DependsOn` name is there.
 *
 * @throws TemplateError that names what is not
 */
export function checkReferences(template: Template): void {
  checkConditionBlock(template);
  checkDependsOn(template);
  checkBlock(template, 'Resources');
  checkBlock(template, 'Outputs');
}
