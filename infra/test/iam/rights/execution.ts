import { type Rights, rows, via } from './Row';

/** Of Amazon ECS, which starts tasks of the portal. */
export const execution: Rights = aws => {
  const image = aws.foreign('ecr', 'repository/patterns/portal');
  const log = aws.foreign('logs', 'log-group:/patterns/portal:log-stream:a');
  return [
    ...rows('may', ['ecr:GetAuthorizationToken'], '*'),
    ...rows(
      'may',
      [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      image,
    ),
    ...rows('may', ['secretsmanager:GetSecretValue'], aws.clientSecret),
    ...rows('may', ['kms:Decrypt'], aws.dataKey, via('secretsmanager')),
    ...rows('may', ['logs:CreateLogStream', 'logs:PutLogEvents'], log),
    ...rows('may not', ['ecr:PutImage', 'ecr:BatchDeleteImage'], image),
    ...rows(
      'may not',
      ['ecr:BatchGetImage'],
      aws.foreign('ecr', 'repository/other'),
    ),
    ...rows(
      'may not',
      ['secretsmanager:GetSecretValue'],
      aws.foreign('secretsmanager', 'secret:other-AbCdEf'),
    ),
    ...rows('may not', ['secretsmanager:PutSecretValue'], aws.clientSecret),
    ...rows('may not', ['kms:Decrypt'], aws.dataKey),
    ...rows('may not', ['kms:Decrypt'], aws.dataKey, via('s3')),
    ...rows('may not', ['logs:PutLogEvents'], `${aws.buildLog}:log-stream:1`),
    ...rows('may not', ['sts:AssumeRole'], aws.publisherRole),
    ...rows('may not', ['s3:GetObject'], `${aws.bucket}/bundles/a`),
    ...rows('may not', ['dynamodb:GetItem'], aws.table),
  ];
};
