/**
 * What one may call a resource type: `AWS::DynamoDB::GlobalTable` as it is, its
 * parts, and the words of each: `DynamoDB`, `Global`, `Table`. The engine of
 * PostgreSQL leaves colons out of what it is asked for, so it is there without
 * them too.
 */
export function wordsOfResourceType(type: string): string[] {
  const parts = type.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const words = parts.flatMap(part => [
    part,
    ...part.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u),
  ]);
  return [...new Set([type, parts.join(''), ...words])];
}
