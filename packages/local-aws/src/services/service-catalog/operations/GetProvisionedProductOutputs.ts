import type {
  GetProvisionedProductOutputsInput,
  GetProvisionedProductOutputsOutput,
} from '@aws-sdk/client-service-catalog';
import { invalidParameters } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import {
  findProvisioned,
  findRecord,
  recordStatus,
} from '../launch/provisioned';
import { paginate } from '../paginate';

/** The outputs of what was provisioned; of some keys, or of all. */
export const GetProvisionedProductOutputs = defineCatalogOperation<
  GetProvisionedProductOutputsInput,
  GetProvisionedProductOutputsOutput
>({
  understands: [
    'ProvisionedProductId',
    'ProvisionedProductName',
    'OutputKeys',
    'PageSize',
    'PageToken',
  ],
  run(input, catalog) {
    const product = findProvisioned(
      { Id: input.ProvisionedProductId, Name: input.ProvisionedProductName },
      catalog,
    );
    const record = findRecord(product.LastProvisioningRecordId, catalog);
    const outputs = recordStatus(record) === 'SUCCEEDED' ? record.outputs : [];
    const { OutputKeys: keys } = input;
    const unknown = keys?.find(
      key => !outputs.some(({ OutputKey }) => OutputKey === key),
    );
    if (unknown) throw invalidParameters(`There is no output ${unknown}.`);
    const documents = outputs
      .filter(({ OutputKey = '' }) => !keys || keys.includes(OutputKey))
      .map((document, index) => ({ position: index + 1, document }));
    const { items, NextPageToken } = paginate(documents, input);
    return { Outputs: items, NextPageToken };
  },
});
