import { hasMembers, Template } from '../../template/Template';

// What a user must acknowledge, from the CloudFormation user guide: the
// resources of IAM, with the property that names each, and nested stacks.
const IAM_NAMES: Record<string, string | undefined> = {
  'AWS::IAM::AccessKey': undefined,
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': undefined,
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserToGroupAddition': undefined,
};
const NESTED_STACK = 'AWS::CloudFormation::Stack';

interface Resource {
  type: string;
  /** Whether a nested stack may name what it makes, too. */
  isNamed: boolean;
}

function readResources({ Resources }: Template): Resource[] {
  return Object.values(Resources).map(({ Type, Properties }) => {
    const type = String(Type);
    const name = IAM_NAMES[type];
    const isNamed =
      type === NESTED_STACK ||
      (!!name && hasMembers(Properties) && Properties[name] !== undefined);
    return { type, isNamed };
  });
}

/** What a user must acknowledge to make a stack of a template, and why. */
export function findCapabilities(template: Template): {
  capabilities: string[];
  reason?: string;
} {
  const found = readResources(template).filter(
    ({ type }) => type === NESTED_STACK || Object.hasOwn(IAM_NAMES, type),
  );
  const types = [...new Set(found.map(({ type }) => type))].sort();
  const capabilities = [];
  if (found.length > 0) {
    const isNamed = found.some(resource => resource.isNamed);
    capabilities.push(isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM');
  }
  if (types.includes(NESTED_STACK) || template.transforms.length > 0) {
    capabilities.push('CAPABILITY_AUTO_EXPAND');
  }
  const reason = `The following resource(s) require capabilities: [${types.join(
    ', ',
  )}]`;
  return { capabilities, reason: types.length > 0 ? reason : undefined };
}
