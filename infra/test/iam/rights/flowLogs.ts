import { type Rights, rows } from './Row';

/** Of the VPC, which logs flows. */
export const flowLogs: Rights = aws => [
  // In policies a log group has `:*` behind its name
  // (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html).
  ...rows('may', ['logs:DescribeLogStreams'], `${aws.flowLog}:log-stream:`),
  ...rows(
    'may',
    ['logs:CreateLogStream', 'logs:PutLogEvents'],
    `${aws.flowLog}:log-stream:eni-1-all`,
  ),
  ...rows('may not', ['logs:PutLogEvents'], `${aws.buildLog}:log-stream:1`),
  ...rows('may not', ['logs:DeleteLogStream'], `${aws.flowLog}:log-stream:1`),
  ...rows('may not', ['logs:GetLogEvents'], `${aws.flowLog}:log-stream:1`),
];
