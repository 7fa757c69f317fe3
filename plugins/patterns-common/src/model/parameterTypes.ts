/** What CloudFormation takes for a parameter of a type. */
type Kind = {
  /** Continues "Expects", such as `the id of a VPC, such as vpc-0a1b2c3d`. */
  expects: string;
  /** What a value looks like, where that is known. */
  form?: RegExp;
};

/**
 * The types of one value that are neither text nor number. Source:
 * CloudFormation User Guide, "Specify existing resources at runtime".
 */
const kinds: Readonly<Record<string, Kind>> = {
  'AWS::EC2::AvailabilityZone::Name': {
    expects: 'an Availability Zone, such as eu-west-1a',
    form: /^[a-z]{2}(-[a-z0-9]+)+-?[a-z0-9]*$/,
  },
  'AWS::EC2::Image::Id': ofId('an image', 'ami'),
  'AWS::EC2::Instance::Id': ofId('an instance', 'i'),
  'AWS::EC2::KeyPair::KeyName': { expects: 'the name of an EC2 key pair' },
  'AWS::EC2::SecurityGroup::GroupName': {
    expects: 'the name of a security group',
  },
  'AWS::EC2::SecurityGroup::Id': ofId('a security group', 'sg'),
  'AWS::EC2::Subnet::Id': ofId('a subnet', 'subnet'),
  'AWS::EC2::Volume::Id': ofId('a volume', 'vol'),
  'AWS::EC2::VPC::Id': ofId('a VPC', 'vpc'),
  'AWS::Route53::HostedZone::Id': {
    expects: 'the id of a hosted zone, such as Z0123456789ABCDEFGHIJ',
    form: /^[A-Z0-9]{1,32}$/,
  },
  'AWS::SSM::Parameter::Name': {
    expects: 'the name of a parameter of Systems Manager, such as /app/size',
    form: /^[\w./:-]+$/,
  },
};

const parameterValue: Kind = {
  expects:
    'the name of a parameter of Systems Manager that holds the value, such as /app/size',
  form: /^[\w./:-]+$/,
};

/** What a parameter's type takes, and whether it takes a list of it. @public */
export type ParameterKind = {
  /** Whether it is several values, divided by commas. */
  isList: boolean;
  isNumber: boolean;
  /** In words that continue "Expects"; undefined for plain text. */
  expects?: string;
  /** What one value looks like; undefined where anything may be one. */
  form?: RegExp;
};

/** What a type of CloudFormation's parameters takes; an unknown one is text. @public */
export function parameterKind(type: string): ParameterKind {
  if (type.startsWith('AWS::SSM::Parameter::Value<')) {
    return { isList: false, isNumber: false, ...parameterValue };
  }
  const inner = /^List<(.+)>$/.exec(type)?.[1];
  const isList = inner !== undefined || type === 'CommaDelimitedList';
  const of = inner ?? type;
  const kind = Object.hasOwn(kinds, of) ? kinds[of] : undefined;
  return {
    isList,
    isNumber: of === 'Number',
    ...kind,
    ...(isList && { expects: listOf(of, kind) }),
  };
}

function listOf(type: string, kind: Kind | undefined): string {
  if (kind) return `${kind.expects}; several are divided by commas`;
  return type === 'Number'
    ? 'numbers, divided by commas'
    : 'values, divided by commas';
}

function ofId(what: string, prefix: string): Kind {
  return {
    expects: `the id of ${what}, such as ${prefix}-0a1b2c3d4e5f67890`,
    form: new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`),
  };
}
