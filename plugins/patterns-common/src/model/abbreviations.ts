/**
 * What people call a thing of AWS, and how documents write it: by its first
 * letters, in lower case, the phrases that it stands for.
 */
const phrases: Readonly<Record<string, readonly string[]>> = {
  acl: ['access control list'],
  acm: ['certificate manager'],
  alb: ['application load balancer'],
  apigw: ['api gateway'],
  asg: ['auto scaling group'],
  cfn: ['cloudformation'],
  cmk: ['customer managed key'],
  cors: ['cross origin resource sharing'],
  ddb: ['dynamodb'],
  dlq: ['dead letter queue', 'dead letters'],
  ebs: ['elastic block store'],
  ecr: ['elastic container registry'],
  ecs: ['elastic container service'],
  efs: ['elastic file system'],
  eks: ['elastic kubernetes service'],
  hsts: ['strict transport security'],
  iac: ['infrastructure as code'],
  kms: ['key management service'],
  mfa: ['multi factor authentication'],
  nacl: ['network access control list'],
  nlb: ['network load balancer'],
  oac: ['origin access control'],
  pitr: ['point in time recovery', 'point in time restore'],
  sfn: ['step functions', 'state machine'],
  sg: ['security group'],
  sns: ['simple notification service'],
  sqs: ['simple queue service'],
  sso: ['single sign on'],
  tgw: ['transit gateway'],
  tls: ['transport layer security'],
  ttl: ['time to live'],
  vpc: ['virtual private cloud'],
  waf: ['web application firewall'],
  worm: ['write once read many', 'object lock'],
};

/**
 * The abbreviations of AWS whose long form is in a text, in lower case: who
 * looks for `pitr` means "point-in-time recovery".
 * @public
 */
export function abbreviationsIn(text: string): string[] {
  const words = ` ${text
    .toLocaleLowerCase('en-US')
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')} `;
  return Object.keys(phrases).filter(abbreviation =>
    phrases[abbreviation].some(phrase => words.includes(` ${phrase} `)),
  );
}
