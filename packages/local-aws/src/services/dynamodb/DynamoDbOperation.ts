import type { Dynalite } from './engine/Dynalite';
import type { Stage } from './engine/Stage';
import type { Members } from './Members';

/** What an operation works on. */
export interface DynamoDbContext {
  engine: Dynalite;
  /** The ARN of a KMS key, from its id, ARN or alias. */
  keyArn(keyId: string): string;
}

/** An operation of DynamoDB that only reads. */
export interface ReadOperation {
  writes: false;
  run(input: Members, context: DynamoDbContext): Promise<Members>;
}

/** An operation of DynamoDB that is one transaction. */
export interface WriteOperation {
  writes: true;
  run(input: Members, context: DynamoDbContext, stage: Stage): Promise<Members>;
}

/** One operation of the local DynamoDB. */
export type DynamoDbOperation = ReadOperation | WriteOperation;
