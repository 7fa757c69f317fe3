import type {
  ProvisionedProductDetail,
  ProvisionedProductStatus,
  RecordDetail,
  RecordStatus,
} from '@aws-sdk/client-service-catalog';
import { newId } from '../../../core/ids';
import { Catalog, invalidParameters, notFound } from '../Catalog';
import type { OperationRecord, ProvisionedProductRecord } from '../records';

/** How far an operation is by now. */
export function recordStatus({ endsAt, error }: OperationRecord): RecordStatus {
  if (Date.now() < endsAt) return 'IN_PROGRESS';
  return error ? 'FAILED' : 'SUCCEEDED';
}

/** An operation, as callers see it. */
export function viewRecord(record: OperationRecord): RecordDetail {
  const { createdAt, endsAt, error, outputs: _, ...detail } = record;
  const status = recordStatus(record);
  return {
    ...detail,
    ProvisionedProductType: 'CFN_STACK',
    Status: status,
    CreatedTime: new Date(createdAt),
    UpdatedTime: new Date(Math.min(Date.now(), endsAt)),
    RecordErrors: status === 'FAILED' && error ? [error] : [],
    RecordTags: [],
  };
}

/** The record of an id. Throws ResourceNotFoundException. */
export function findRecord(id: string, catalog: Catalog): OperationRecord {
  const record = catalog.records.get(id);
  if (!record) throw notFound('Record', id);
  return record;
}

function lastRecord(product: ProvisionedProductRecord, catalog: Catalog) {
  return findRecord(product.LastRecordId, catalog);
}

/** Whether what was provisioned is there: its end has not succeeded. */
export function isThere(
  product: ProvisionedProductRecord,
  catalog: Catalog,
): boolean {
  const last = lastRecord(product, catalog);
  return !(
    last.RecordType === 'TERMINATE_PROVISIONED_PRODUCT' &&
    recordStatus(last) === 'SUCCEEDED'
  );
}

/** What a provisioned product is by now (API reference, ProvisionedProductDetail). */
export function productStatus(
  product: ProvisionedProductRecord,
  catalog: Catalog,
): ProvisionedProductStatus {
  const last = lastRecord(product, catalog);
  const status = recordStatus(last);
  if (status === 'IN_PROGRESS') return 'UNDER_CHANGE';
  if (status === 'SUCCEEDED') return 'AVAILABLE';
  return last.RecordType === 'PROVISION_PRODUCT' ? 'ERROR' : 'TAINTED';
}

/** A provisioned product by its id or name. Throws an AwsError. */
export function findProvisioned(
  { Id, Name }: { Id?: string; Name?: string },
  catalog: Catalog,
): ProvisionedProductRecord {
  if ((Id === undefined) === (Name === undefined)) {
    throw invalidParameters('Exactly one of id and name is required.');
  }
  const product = catalog.provisionedProducts
    .list()
    .find(
      each =>
        (Id === undefined ? each.Name === Name : each.Id === Id) &&
        isThere(each, catalog),
    );
  if (!product) throw notFound('ProvisionedProduct', Id ?? Name ?? '');
  return product;
}

/** A provisioned product, as callers see it. */
export function viewProvisioned(
  product: ProvisionedProductRecord,
  catalog: Catalog,
): ProvisionedProductDetail {
  const { createdAt, tags: _, ...detail } = product;
  const last = lastRecord(product, catalog);
  const succeeded = catalog.records
    .list(product.Id)
    .find(
      each =>
        each.RecordType === 'PROVISION_PRODUCT' &&
        recordStatus(each) === 'SUCCEEDED',
    );
  const { region, accountId } = catalog.options;
  return {
    ...detail,
    Arn: `arn:aws:servicecatalog:${region}:${accountId}:stack/${product.Name}/${product.Id}`,
    Type: 'CFN_STACK',
    Status: productStatus(product, catalog),
    StatusMessage:
      recordStatus(last) === 'FAILED' ? last.error?.Description : undefined,
    CreatedTime: new Date(createdAt),
    LastSuccessfulProvisioningRecordId: succeeded?.RecordId,
  };
}

/** Begins an operation on a provisioned product; its end comes with time. */
export function addRecord(
  catalog: Catalog,
  record: Omit<OperationRecord, 'RecordId' | 'createdAt' | 'endsAt'>,
): OperationRecord {
  const now = Date.now();
  const added: OperationRecord = {
    ...record,
    RecordId: newId('rec-'),
    createdAt: new Date(now).toISOString(),
    endsAt: now + catalog.options.launchMs,
  };
  catalog.records.put(added.RecordId, added, record.ProvisionedProductId);
  return added;
}
