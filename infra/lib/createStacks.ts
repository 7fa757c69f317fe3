import { type App, type Environment, type StackProps, Tags } from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import type { InfraConfig, PortalConfig } from '../config/InfraConfig';
import { EdgeStack } from './edge/EdgeStack';
import { IdentityStack } from './identity/IdentityStack';
import { PortalStack } from './portal/PortalStack';
import { LaunchRoleStack } from './registry/LaunchRoleStack';
import { RegistryStack } from './registry/RegistryStack';

/** The stacks of a configuration. */
export interface Stacks {
  identity: IdentityStack;
  registry: RegistryStack;
  launchRole: LaunchRoleStack;
  portal?: PortalStack;
  edge?: EdgeStack;
}

/**
 * Puts the stacks of a configuration into an app: identity and registry, and
 * with a portal the portal and its edge.
 */
export function createStacks(app: App, config: InfraConfig): Stacks {
  const { account, region, name, retainData } = config;
  const env: Environment = { account, region };
  const stackProps = (title: string) => ({
    stackName: `${name}-${title}`,
    env,
    config,
    terminationProtection: retainData,
  });
  const identity = new IdentityStack(app, 'Identity', stackProps('identity'));
  const registry = new RegistryStack(app, 'Registry', stackProps('registry'));
  identity.connect(registry.portal);
  const launchRole = new LaunchRoleStack(app, 'LaunchRole', {
    launchRole: config.catalog.launchRole,
  });
  const stacks = { identity, registry, launchRole };
  const withPortal = config.portal
    ? { ...stacks, ...createPortal(app, config.portal, stackProps, stacks) }
    : stacks;
  if (config.permissionsBoundaryArn) {
    PermissionsBoundary.of(app).apply(
      ManagedPolicy.fromManagedPolicyArn(
        identity,
        'PermissionsBoundary',
        config.permissionsBoundaryArn,
      ),
    );
  }
  for (const [key, value] of Object.entries(config.tags)) {
    Tags.of(app).add(key, value);
  }
  return withPortal;
}

function createPortal(
  app: App,
  portalConfig: PortalConfig,
  stackProps: (title: string) => StackProps & { config: InfraConfig },
  { identity, registry }: Stacks,
): Required<Pick<Stacks, 'portal' | 'edge'>> {
  const portal = new PortalStack(app, 'Portal', {
    ...stackProps('portal'),
    identity,
    registry,
  });
  const edgeProps = stackProps('edge');
  const edge = new EdgeStack(app, 'Edge', {
    ...edgeProps,
    env: { ...edgeProps.env, region: 'us-east-1' },
    portal: portalConfig,
    loadBalancer: portal.loadBalancer,
  });
  return { portal, edge };
}
