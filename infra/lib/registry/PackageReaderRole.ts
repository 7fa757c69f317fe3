import { ArnPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allow } from '../common/allow';
import { allowPackageToken } from './allowPackageToken';
import type { PatternPackages } from './PatternPackages';
import type { PortalRole } from './PortalRole';

/** Properties of {@link PackageReaderRole}. */
export interface PackageReaderRoleProps {
  name: string;
  portal: PortalRole;
  packages: PatternPackages;
}

/**
 * Reads packages and nothing else. The portal makes the token of a build with
 * it, so that the token is good for nothing else either.
 */
export class PackageReaderRole extends Construct {
  constructor(scope: Construct, id: string, props: PackageReaderRoleProps) {
    super(scope, id);
    const { portal, packages } = props;
    const role = new Role(this, 'Role', {
      roleName: `${props.name}-package-reader`,
      description: 'Reads packages for builds of CDK patterns',
      assumedBy: new ArnPrincipal(portal.role.roleArn),
    });
    allowPackageToken(role, packages);
    allow(role, 'ReadPackages', {
      actions: [
        'codeartifact:GetRepositoryEndpoint',
        'codeartifact:ReadFromRepository',
      ],
      resources: [packages.repositoryArn, packages.upstreamArn],
    });
    portal.settings.set('CODEARTIFACT_READER_ROLE', role.roleArn);
    portal.allow('ReadPackages', {
      actions: ['sts:AssumeRole'],
      resources: [role.roleArn],
    });
  }
}
