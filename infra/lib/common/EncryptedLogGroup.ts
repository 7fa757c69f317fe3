import { RemovalPolicy, Token, Validations } from 'aws-cdk-lib';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** Properties of {@link EncryptedLogGroup}. */
export interface EncryptedLogGroupProps {
  key: IKey;
  name?: string;
}

/** Logs for a year, under the customer's key; they outlive their stack. */
export class EncryptedLogGroup extends LogGroup {
  constructor(scope: Construct, id: string, props: EncryptedLogGroupProps) {
    super(scope, id, {
      logGroupName: props.name,
      encryptionKey: props.key,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    if (!(props.key instanceof Key) && Token.isUnresolved(props.key.keyArn)) {
      Validations.of(this).acknowledge({
        id: 'cdk-validator-cfnguard::cloudwatch_log_group_encrypted_check',
        reason:
          'It is encrypted with a customer’s key of another stack: the rule takes keys of the same template only.',
      });
    }
  }
}
