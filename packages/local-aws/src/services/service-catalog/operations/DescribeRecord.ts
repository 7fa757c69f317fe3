import type {
  DescribeRecordInput,
  DescribeRecordOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { findRecord, recordStatus, viewRecord } from '../launch/provisioned';
import { paginate } from '../paginate';

/** An operation on a provisioned product, with its outputs once it has succeeded. */
export const DescribeRecord = defineCatalogOperation<
  DescribeRecordInput,
  DescribeRecordOutput
>({
  understands: ['Id', 'PageSize', 'PageToken'],
  run(input, catalog) {
    const record = findRecord(input.Id ?? '', catalog);
    const outputs = recordStatus(record) === 'SUCCEEDED' ? record.outputs : [];
    const documents = outputs.map((document, index) => ({
      position: index + 1,
      document,
    }));
    const { items, NextPageToken } = paginate(documents, input);
    return {
      RecordDetail: viewRecord(record),
      RecordOutputs: items,
      NextPageToken,
    };
  },
});
