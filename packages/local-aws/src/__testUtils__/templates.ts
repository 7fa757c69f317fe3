import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

/** A small template with the short forms of intrinsic functions. */
export const TEMPLATE = `
AWSTemplateFormatVersion: '2010-09-09'
Conditions:
  IsProduction: !Equals [!Ref AWS::AccountId, '123456789012']
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub 'logs-\${AWS::Region}'
Outputs:
  Arn:
    Value: !GetAtt Bucket.Arn
`;

export const BUCKET = 'templates';

/** Puts a template into the local S3; returns the URL that Service Catalog takes. */
export async function uploadTemplate(
  s3: S3Client,
  key = 'network/1.0.0.template',
  body = TEMPLATE,
): Promise<string> {
  await s3
    .send(new CreateBucketCommand({ Bucket: BUCKET }))
    .catch((error: Error) => {
      if (error.name !== 'BucketAlreadyOwnedByYou') throw error;
    });
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }));
  return `https://${BUCKET}.s3.eu-west-1.amazonaws.com/${key}`;
}
