import { readTemplate } from '../../test/assembly';
import {
  portalResource,
  portalResources,
} from './__testUtils__/portalResources';

type Rule = Record<string, unknown>;

describe.each(['standard', 'minimal'] as const)(
  'the security groups of the portal (%s)',
  name => {
    const resources = readTemplate(name, 'Portal')?.Resources ?? {};

    /** A group by its description; one of another stack by its export. */
    function groupName(reference: unknown): string {
      const id = (reference as { 'Fn::GetAtt'?: [string] })['Fn::GetAtt']?.[0];
      if (id) return resources[id].Properties.GroupDescription;
      return JSON.stringify(reference).includes('NetworkEndpoints')
        ? 'Endpoints'
        : JSON.stringify(reference);
    }

    const other = (rule: Rule) =>
      rule.CidrIp ??
      rule.SourcePrefixListId ??
      rule.DestinationPrefixListId ??
      groupName(rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId);

    const row = (group: string, direction: 'from' | 'to', rule: Rule) =>
      `${group} ${direction} ${other(rule)}: ${rule.IpProtocol} ${
        rule.FromPort
      }-${rule.ToPort}`;

    const ofGroups = portalResources(name, 'AWS::EC2::SecurityGroup').flatMap(
      ({ Properties }) => [
        ...(Properties.SecurityGroupIngress ?? []).map((rule: Rule) =>
          row(Properties.GroupDescription, 'from', rule),
        ),
        ...(Properties.SecurityGroupEgress ?? []).map((rule: Rule) =>
          row(Properties.GroupDescription, 'to', rule),
        ),
      ],
    );
    const separate = (['Ingress', 'Egress'] as const).flatMap(kind =>
      portalResources(name, `AWS::EC2::SecurityGroup${kind}`).map(
        ({ Properties }) =>
          row(
            groupName(Properties.GroupId),
            kind === 'Ingress' ? 'from' : 'to',
            Properties,
          ),
      ),
    );

    it('let in and out what this table says, and nothing else', () => {
      expect([...ofGroups, ...separate].sort()).toEqual(
        [
          // What CDK writes for: nothing.
          'Database of the portal to 255.255.255.255/32: icmp 252-86',
          'Database of the portal from Tasks of the portal: tcp 5433-5433',
          'Endpoints from Tasks of the portal: tcp 443-443',
          'Load balancer of the portal from pl-22222222: tcp 443-443',
          'Load balancer of the portal to Tasks of the portal: tcp 7007-7007',
          'Tasks of the portal from Load balancer of the portal: tcp 7007-7007',
          'Tasks of the portal to 0.0.0.0/0: tcp 443-443',
          'Tasks of the portal to Database of the portal: tcp 5433-5433',
          'Tasks of the portal to Endpoints: tcp 443-443',
          'Tasks of the portal to pl-11111111: tcp 443-443',
        ].sort(),
      );
    });

    it.each([
      ['AWS::RDS::DBCluster', 'VpcSecurityGroupIds', 'Database of the portal'],
      [
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        'SecurityGroups',
        'Load balancer of the portal',
      ],
    ])('are each where it belongs: %s', (type, property, description) => {
      const groups = portalResource(name, type).Properties[property];
      expect(groups.map(groupName)).toEqual([description]);
    });

    it('are each where it belongs: tasks', () => {
      const { SecurityGroups } = portalResource(name, 'AWS::ECS::Service')
        .Properties.NetworkConfiguration.AwsvpcConfiguration;
      expect(SecurityGroups.map(groupName)).toEqual(['Tasks of the portal']);
    });
  },
);
