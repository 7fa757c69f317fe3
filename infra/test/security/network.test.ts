import { Deployment, type DeployedResource } from '../deployment/Deployment';
import { statementsOf } from '../deployment/statements';
import { CONFIGS } from '../synthesize';

const EVERYWHERE = ['0.0.0.0/0', '::/0'];

/** Security groups that reach everywhere, and on which port. */
const REACH_EVERYWHERE: Record<string, { port: number; why: string }> = {
  'Portal/TasksSecurityGroup': {
    port: 443,
    why: 'sign-in of Cognito and hosts of source code are on the internet; by NAT',
  },
};

/** Statements of endpoints that take callers of other accounts. */
const FOREIGN_CALLERS: Record<string, { actions: string[]; why: string }> = {
  'Registry/Network/Vpc/S3 PackagesAndImages': {
    actions: ['s3:GetObject'],
    why: 'CodeArtifact and ECR sign URLs of their own buckets, in their own names',
  },
};

/** The routes of a subnet, by its route table. */
function routesOf(deployment: Deployment, subnet: string) {
  const tables = deployment
    .ofType('AWS::EC2::SubnetRouteTableAssociation')
    .filter(({ Properties }) => Properties.SubnetId === subnet)
    .map(({ Properties }) => Properties.RouteTableId);
  expect(tables).toHaveLength(1);
  return deployment
    .ofType('AWS::EC2::Route')
    .filter(({ Properties }) => tables.includes(Properties.RouteTableId))
    .map(({ Properties }) => Properties);
}

/** The subnets of a resource that has network interfaces. */
const SUBNETS: Record<string, (p: Record<string, any>) => string[]> = {
  'AWS::CodeBuild::Project': p => p.VpcConfig.Subnets,
  'AWS::ECS::Service': p => p.NetworkConfiguration.AwsvpcConfiguration.Subnets,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': p => p.Subnets,
  'AWS::Lambda::Function': p => p.VpcConfig.SubnetIds,
  'AWS::RDS::DBSubnetGroup': p => p.SubnetIds,
};

const endpointSubnets = ({ Properties }: DeployedResource): string[] =>
  Properties.SubnetIds ?? [];

describe.each(CONFIGS)('the network of %s', name => {
  const deployment = Deployment.of(name);
  const inSubnets = deployment.resources.filter(({ Type }) =>
    Object.hasOwn(SUBNETS, Type),
  );
  const isolated = [
    ...inSubnets.filter(
      ({ Type }) =>
        ![
          'AWS::ECS::Service',
          'AWS::ElasticLoadBalancingV2::LoadBalancer',
        ].includes(Type),
    ),
    ...deployment.ofType('AWS::EC2::VPCEndpoint'),
  ];

  it.each(isolated.map(each => [each.Type, each.path, each] as const))(
    '%s %s is where there is no way out',
    (_type, _path, resource) => {
      const subnets =
        SUBNETS[resource.Type]?.(resource.Properties) ??
        endpointSubnets(resource);
      const gateway = resource.Properties.VpcEndpointType === 'Gateway';
      expect(subnets.length > 0).toBe(!gateway);
      for (const subnet of subnets) {
        expect(routesOf(deployment, subnet)).toEqual([]);
      }
    },
  );

  it('has ways out through NAT only, but for NAT itself', () => {
    const used = inSubnets.flatMap(({ Type, Properties }) =>
      SUBNETS[Type](Properties),
    );
    const gateways = used
      .flatMap(subnet => routesOf(deployment, subnet))
      .filter(route => !route.NatGatewayId);
    expect(gateways).toEqual([]);
  });

  it('has no public addresses, but those of NAT', () => {
    const nat = deployment.ofType('AWS::EC2::NatGateway');
    expect(deployment.ofType('AWS::EC2::EIP')).toHaveLength(nat.length);
    for (const { Properties } of deployment.ofType('AWS::EC2::Subnet')) {
      expect(Properties.MapPublicIpOnLaunch).toBe(false);
      expect(Properties.AssignIpv6AddressOnCreation ?? false).toBe(false);
    }
    for (const { Properties } of deployment.ofType('AWS::ECS::Service')) {
      expect(
        Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp,
      ).toBe('DISABLED');
    }
    for (const { Properties } of deployment.ofType('AWS::RDS::DBInstance')) {
      expect(Properties.PubliclyAccessible).toBe(false);
    }
    const loadBalancers = deployment.ofType(
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
    );
    for (const { Properties } of loadBalancers) {
      expect(Properties.Scheme).toBe('internal');
    }
  });

  it('lets in security groups and CloudFront’s prefix list, and no range of addresses', () => {
    const rules = [
      ...deployment
        .ofType('AWS::EC2::SecurityGroupIngress')
        .map(({ Properties }) => Properties),
      ...deployment
        .ofType('AWS::EC2::SecurityGroup')
        .flatMap(({ Properties }) => Properties.SecurityGroupIngress ?? []),
    ];
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) {
      expect(rule).not.toHaveProperty('CidrIp');
      expect(rule).not.toHaveProperty('CidrIpv6');
      expect(rule.IpProtocol).toBe('tcp');
      expect(rule.FromPort).toBe(rule.ToPort);
      expect(rule.SourceSecurityGroupId ?? rule.SourcePrefixListId).toMatch(
        /^(?!pl-)|^pl-22222222$/,
      );
    }
  });

  it('leaves no security group with the rule that lets everything out', () => {
    const rules = deployment.ofType('AWS::EC2::SecurityGroupEgress');
    for (const { ref, Properties } of deployment.ofType(
      'AWS::EC2::SecurityGroup',
    )) {
      // A group without a rule of its own gets one that AWS makes.
      const own = [
        ...(Properties.SecurityGroupEgress ?? []),
        ...rules.filter(rule => rule.Properties.GroupId === ref),
      ];
      expect(own.length).toBeGreaterThan(0);
    }
  });

  it('reaches everywhere from one security group', () => {
    const open = [
      ...deployment
        .ofType('AWS::EC2::SecurityGroupEgress')
        .map(({ path, Properties }) => [path, Properties] as const),
      ...deployment
        .ofType('AWS::EC2::SecurityGroup')
        .flatMap(({ path, Properties }) =>
          (Properties.SecurityGroupEgress ?? []).map(
            (rule: Record<string, any>) => [path, rule] as const,
          ),
        ),
    ].filter(([, rule]) => EVERYWHERE.includes(rule.CidrIp ?? rule.CidrIpv6));
    const hasPortal = deployment.ofType('AWS::ECS::Service').length > 0;
    expect(
      open.map(([path, { FromPort, ToPort }]) => [path, FromPort, ToPort]),
    ).toEqual(
      Object.entries(hasPortal ? REACH_EVERYWHERE : {}).map(
        ([path, { port }]) => [path, port, port],
      ),
    );
  });
});

describe.each(CONFIGS)('endpoints of %s', name => {
  const deployment = Deployment.of(name);
  const endpoints = deployment.ofType('AWS::EC2::VPCEndpoint');

  it('take callers of this account only, but for what services sign', () => {
    const foreign = endpoints.flatMap(({ path, Properties }) =>
      statementsOf(Properties.PolicyDocument)
        .filter(
          ({ Effect, Condition }) =>
            Effect === 'Allow' &&
            Condition.StringEquals?.['aws:PrincipalAccount'] !== '111122223333',
        )
        .map(({ Sid, Action }) => [`${path} ${Sid}`, Action] as const),
    );
    expect(Object.fromEntries(foreign)).toEqual(
      Object.fromEntries(
        Object.entries(FOREIGN_CALLERS).map(([statement, { actions }]) => [
          statement,
          actions,
        ]),
      ),
    );
  });

  it('have the names of the services, and one security group', () => {
    const interfaces = endpoints.filter(
      ({ Properties }) => Properties.VpcEndpointType === 'Interface',
    );
    expect(interfaces.length).toBeGreaterThan(0);
    const group = deployment.at('Registry/Network/Endpoints').ref;
    for (const { Properties } of interfaces) {
      expect(Properties.PrivateDnsEnabled).toBe(true);
      expect(Properties.SecurityGroupIds).toEqual([group]);
    }
  });

  it('do not stand in the way of sign-in', () => {
    // Cognito's sign-in is not behind an endpoint, and a user pool with a domain
    // cannot be used through one.
    const services = endpoints.map(({ Properties }) => Properties.ServiceName);
    expect(services.filter(each => each.includes('cognito'))).toEqual([]);
  });
});

it.each(CONFIGS)('flows of %s are logged, all and encrypted', name => {
  const deployment = Deployment.of(name);
  const [vpc, ...others] = deployment.ofType('AWS::EC2::VPC');
  expect(others).toEqual([]);
  const [log] = deployment.ofType('AWS::EC2::FlowLog');
  expect(log.Properties).toMatchObject({
    ResourceType: 'VPC',
    ResourceId: vpc.ref,
    TrafficType: 'ALL',
    LogDestinationType: 'cloud-watch-logs',
  });
  const group = deployment
    .ofType('AWS::Logs::LogGroup')
    .find(({ ref }) => ref === log.Properties.LogGroupName);
  expect(group?.Properties.KmsKeyId).toMatch(/^arn:aws:kms:/);
});
