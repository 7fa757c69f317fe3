import { Annotations, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Properties of {@link CustomerKey}. */
export interface CustomerKeyProps {
  alias: string;
  description: string;
  /** Key of the customer, who rotates it and looks after its policy. One is made without it. */
  arn?: string;
  /** What services of AWS have to be allowed; roles are allowed by IAM policies. */
  statements: PolicyStatement[];
}

/**
 * Grants let whoever holds one use the key beside its policy: only services of
 * AWS get them, for their own resources.
 */
function onlyServicesGrant(): PolicyStatement {
  return new PolicyStatement({
    sid: 'GrantsForServicesOnly',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['kms:CreateGrant'],
    resources: ['*'],
    conditions: {
      BoolIfExists: {
        'kms:GrantIsForAWSResource': 'false',
        'aws:PrincipalIsAWSService': 'false',
      },
    },
  });
}

/** A KMS key of the customer: made here with rotation, or brought. */
export class CustomerKey extends Construct {
  readonly key: IKey;

  constructor(scope: Construct, id: string, props: CustomerKeyProps) {
    super(scope, id);
    this.key = props.arn
      ? this.bring(props.arn, props.statements)
      : this.make(props);
  }

  private make({ alias, description, statements }: CustomerKeyProps): IKey {
    const key = new Key(this, 'Key', {
      alias,
      description,
      enableKeyRotation: true,
      // What it encrypted could never be read again.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    [onlyServicesGrant(), ...statements].forEach(each =>
      key.addToResourcePolicy(each),
    );
    return key;
  }

  /** CDK cannot change the policy of a key that it did not make: it says what is needed. */
  private bring(arn: string, statements: PolicyStatement[]): IKey {
    if (statements.length > 0) {
      Annotations.of(this).addInfoV2(
        'infra:key-policy',
        `The policy of ${arn} needs these statements: ${JSON.stringify(
          Stack.of(this).resolve(
            statements.map(each => each.toStatementJson()),
          ),
        )}`,
      );
    }
    return Key.fromKeyArn(this, 'Key', arn);
  }
}
