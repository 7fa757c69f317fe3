import type {
  CreateTableCommandInput,
  KeySchemaElement,
  TableDescription,
} from '@aws-sdk/client-dynamodb';

type Index = {
  IndexName?: string;
  KeySchema?: KeySchemaElement[];
  Projection?: { ProjectionType?: string };
};

/**
 * What a table lacks of its definition, in words; nothing when it is as
 * defined. Further indexes do no harm.
 */
export function compareTable(
  expected: CreateTableCommandInput,
  actual: TableDescription,
): string[] {
  const wrong: string[] = [];
  if (keysOf(expected.KeySchema) !== keysOf(actual.KeySchema)) {
    wrong.push(
      `its key is ${keysOf(actual.KeySchema)} and not ${keysOf(
        expected.KeySchema,
      )}`,
    );
  }
  for (const kind of [
    'LocalSecondaryIndexes',
    'GlobalSecondaryIndexes',
  ] as const) {
    const there = (actual[kind] ?? []) as Index[];
    for (const index of (expected[kind] ?? []) as Index[]) {
      const found = there.find(
        ({ IndexName }) => IndexName === index.IndexName,
      );
      if (!found) wrong.push(`the index ${index.IndexName} is missing`);
      else if (wordsOf(found) !== wordsOf(index)) {
        wrong.push(
          `the index ${index.IndexName} is ${wordsOf(found)} and not ${wordsOf(
            index,
          )}`,
        );
      }
    }
  }
  return wrong;
}

function wordsOf({ KeySchema, Projection }: Index): string {
  return `${keysOf(KeySchema)} with ${Projection?.ProjectionType}`;
}

function keysOf(schema: KeySchemaElement[] = []): string {
  return schema
    .map(({ AttributeName, KeyType }) => `${AttributeName} (${KeyType})`)
    .join(', ');
}
