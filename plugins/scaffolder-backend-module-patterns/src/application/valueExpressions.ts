/**
 * TypeScript that makes a value of a type of the CDK, to start with. Inside a
 * stack; `id` names what it makes.
 */
const byType: Readonly<Record<string, (id: string) => string>> = {
  IBucket: id =>
    `new cdk.aws_s3.Bucket(this, '${id}', { blockPublicAccess: cdk.aws_s3.BlockPublicAccess.BLOCK_ALL, enforceSSL: true })`,
  IKey: id => `new cdk.aws_kms.Key(this, '${id}', { enableKeyRotation: true })`,
  IQueue: id => `new cdk.aws_sqs.Queue(this, '${id}', { enforceSSL: true })`,
  ITopic: id => `new cdk.aws_sns.Topic(this, '${id}', { enforceSSL: true })`,
  IVpc: id => `new cdk.aws_ec2.Vpc(this, '${id}')`,
  Duration: () => 'cdk.Duration.days(365)',
  RemovalPolicy: () => 'cdk.RemovalPolicy.RETAIN',
  string: () => `'change-me'`,
  'string[]': () => `['change-me']`,
  number: () => '1',
  boolean: () => 'true',
};

/**
 * An expression for a property of a construct, to start with; undefined where
 * only a person can say what it is to be.
 *
 * @param type - as the package's declarations say, such as `sns.ITopic`.
 */
export function valueExpression(
  property: string,
  type: string,
): string | undefined {
  const literal = /^'[^'\\]*'(?= \||$)/.exec(type)?.[0];
  if (literal) return literal;
  const known = type.replace(/^(\w+\.)+/, '');
  if (!Object.hasOwn(byType, known)) return undefined;
  return byType[known](
    property[0].toLocaleUpperCase('en-US') + property.slice(1),
  );
}
