import { Aws, Stack, Validations } from 'aws-cdk-lib';
import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { allow } from '../common/allow';

/** Properties of {@link PortalExecutionRole}. */
export interface PortalExecutionRoleProps {
  name: string;
  images: IRepository;
  secrets: ISecret[];
  logGroup: ILogGroup;
}

/**
 * What Amazon ECS does for a task before and beside it: it pulls one image,
 * reads the portal's secrets, and writes one log. The portal itself does not
 * have this role.
 */
export class PortalExecutionRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: PortalExecutionRoleProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      roleName: `${props.name}-portal-execution`,
      description: 'Starts tasks of the pattern portal',
      assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    this.allowImage(props.images);
    this.allowSecrets(props.secrets);
    allow(this.role, 'Logs', {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [props.logGroup.logGroupArn],
    });
  }

  private allowImage({ repositoryArn }: IRepository): void {
    allow(this.role, 'ImageToken', {
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
    });
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'ecr:GetAuthorizationToken knows no resources. The token opens nothing by itself: each pull needs a right on its repository, and the role has that for one.',
    });
    allow(this.role, 'Image', {
      actions: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      resources: [repositoryArn],
    });
  }

  private allowSecrets(secrets: ISecret[]): void {
    const { region } = Stack.of(this);
    const keys = secrets.flatMap(({ encryptionKey }) => encryptionKey ?? []);
    allow(this.role, 'Secrets', {
      actions: ['secretsmanager:GetSecretValue'],
      resources: secrets.map(({ secretArn }) => secretArn),
    });
    allow(this.role, 'KeysOfSecrets', {
      actions: ['kms:Decrypt'],
      resources: [...new Set(keys.map(({ keyArn }) => keyArn))],
      conditions: {
        StringEquals: {
          'kms:ViaService': `secretsmanager.${region}.amazonaws.com`,
        },
      },
    });
  }
}
