import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/** Signs the sessions of people who are signing in. Made here, and known to tasks only. */
export class SessionSecret extends Secret {
  /** @param key - of the customer */
  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id, {
      description: 'Signs sessions of the pattern portal',
      encryptionKey: key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'It is read when a task starts: a rotation has to start the tasks anew, one after the other. docs/runbook.md has the two commands.',
    });
  }
}
