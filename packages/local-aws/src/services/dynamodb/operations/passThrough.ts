import type {
  DynamoDbOperation,
  ReadOperation,
  WriteOperation,
} from '../DynamoDbOperation';

function read(name: string): ReadOperation {
  return {
    writes: false,
    run: (input, { engine }) => engine.call(name, input),
  };
}

function write(name: string): WriteOperation {
  return { writes: true, run: (input, { engine }) => engine.call(name, input) };
}

/** The operations that dynalite answers as AWS does. */
export const passThrough: Record<string, DynamoDbOperation> = {
  BatchGetItem: read('BatchGetItem'),
  GetItem: read('GetItem'),
  ListTables: read('ListTables'),
  ListTagsOfResource: read('ListTagsOfResource'),
  Query: read('Query'),
  Scan: read('Scan'),
  TagResource: write('TagResource'),
  UntagResource: write('UntagResource'),
};
