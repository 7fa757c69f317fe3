import { join } from 'node:path';
import type { AwsService } from './core/AwsService';
import type { LocalDatabase } from './core/storage/LocalDatabase';
import { DynamoDbService } from './services/dynamodb/DynamoDbService';
import { createKms } from './services/kms/createKms';
import { keyForS3 } from './services/kms/keyForS3';
import { Keys } from './services/kms/Keys';
import { S3Service } from './services/s3/S3Service';
import {
  FileBodyStore,
  MemoryBodyStore,
} from './services/s3/storage/BodyStore';
import { SqsService } from './services/sqs/SqsService';

/** What services share. */
export interface ServicePlace {
  database: LocalDatabase;
  /** Undefined: in memory. */
  dataDir?: string;
  region: string;
  accountId: string;
  /** Where all services listen; known once they do. */
  endpoint: () => string;
}

/** The services that keep data: S3, DynamoDB and SQS, and KMS beside them. */
export function createDataServices(place: ServicePlace): {
  s3: S3Service;
  others: AwsService[];
} {
  const { database, dataDir, region, accountId, endpoint } = place;
  const keys = new Keys(database, region, accountId);
  const s3 = new S3Service({
    database,
    bodies: dataDir
      ? new FileBodyStore(join(dataDir, 's3'))
      : new MemoryBodyStore(),
    region,
    accountId,
    keyArn: (name, use) => keyForS3(keys, name, use, region),
  });
  const dynamoDb = new DynamoDbService({
    folder: dataDir && join(dataDir, 'dynamodb'),
    region,
    accountId,
    keyArn: keyId => keys.usableByService(keyId).arn,
  });
  const sqs = new SqsService({ database, region, accountId, endpoint });
  return { s3, others: [dynamoDb, createKms(database, keys), sqs] };
}
