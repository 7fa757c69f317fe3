import type { Permission } from '../../core/authorization/Permission';
import type { Members } from './Members';
import { operations } from './operations';

const TRANSACTION_ACTIONS: Record<string, string> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
};

function transactionPermissions(
  items: Members[],
  tableArn: (name: string) => string,
): Permission[] {
  return items.flatMap(item =>
    Object.entries(item).map(([kind, { TableName }]) => ({
      action: `dynamodb:${TRANSACTION_ACTIONS[kind]}`,
      resource: tableArn(TableName),
    })),
  );
}

/**
 * What an operation of DynamoDB needs; a transaction needs the rights of its
 * parts. Source: Service Authorization Reference, Amazon DynamoDB.
 */
export function tablePermissions(
  operation: string,
  input: Members,
  tableArn: (name: string) => string,
): Permission[] | undefined {
  if (!Object.hasOwn(operations, operation)) return undefined;
  const action = `dynamodb:${operation}`;
  const { TransactItems, RequestItems, ResourceArn } = input;
  if (TransactItems) return transactionPermissions(TransactItems, tableArn);
  if (RequestItems) {
    const names = Object.keys(RequestItems);
    return names.map(name => ({ action, resource: tableArn(name) }));
  }
  if (operation === 'ListTables') return [{ action, resource: '*' }];
  const table = ResourceArn ?? tableArn(input.TableName);
  const { IndexName: index } = input;
  return [{ action, resource: index ? `${table}/index/${index}` : table }];
}
