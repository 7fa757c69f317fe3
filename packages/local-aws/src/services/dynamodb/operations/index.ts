import type { DynamoDbOperation } from '../DynamoDbOperation';
import { BatchWriteItem } from './BatchWriteItem';
import {
  DescribeContinuousBackups,
  UpdateContinuousBackups,
} from './continuousBackups';
import { CreateTable } from './CreateTable';
import { DeleteTable } from './DeleteTable';
import { DescribeTable } from './DescribeTable';
import { passThrough } from './passThrough';
import { DescribeTimeToLive, UpdateTimeToLive } from './timeToLive';
import { TransactGetItems } from './TransactGetItems';
import { TransactWriteItems } from './TransactWriteItems';
import { UpdateTable } from './UpdateTable';
import { writeItem } from './writeItem';

/** All operations of the local DynamoDB, by name. */
export const operations: Record<string, DynamoDbOperation> = {
  ...passThrough,
  BatchWriteItem,
  CreateTable,
  DeleteItem: writeItem('DeleteItem'),
  DeleteTable,
  DescribeContinuousBackups,
  DescribeTable,
  DescribeTimeToLive,
  PutItem: writeItem('PutItem'),
  TransactGetItems,
  TransactWriteItems,
  UpdateContinuousBackups,
  UpdateItem: writeItem('UpdateItem'),
  UpdateTable,
  UpdateTimeToLive,
};
