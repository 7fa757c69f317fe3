import type {
  ProvisionProductInput,
  ProvisionProductOutput,
} from '@aws-sdk/client-service-catalog';
import { AwsError } from '../../../core/AwsError';
import { newId } from '../../../core/ids';
import { Catalog, invalidParameters } from '../Catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { evaluateOutputs } from '../launch/evaluateOutputs';
import { findLaunch } from '../launch/findLaunch';
import { launchFailure } from '../launch/namedFailure';
import { addRecord, isThere, viewRecord } from '../launch/provisioned';
import { readParameters } from '../launch/readParameters';

function refuseTakenName(name: string, catalog: Catalog): void {
  const isTaken = catalog.provisionedProducts
    .list()
    .some(each => each.Name === name && isThere(each, catalog));
  if (isTaken) {
    throw new AwsError(
      'DuplicateResourceException',
      `A provisioned product with the name ${name} already exists in this account.`,
    );
  }
}

/**
 * Launches a version of a product. Nothing is made: after a while the launch
 * has succeeded, with outputs that are made up.
 */
export const ProvisionProduct = defineCatalogOperation<
  ProvisionProductInput,
  ProvisionProductOutput
>({
  understands: [
    'ProductId',
    'ProductName',
    'ProvisioningArtifactId',
    'ProvisioningArtifactName',
    'PathId',
    'PathName',
    'ProvisionedProductName',
    'ProvisioningParameters',
    'Tags',
    'ProvisionToken',
  ],
  run(input, catalog) {
    const { product, artifact, pathId, template } = findLaunch(input, catalog);
    if (artifact.Guidance === 'DEPRECATED') {
      throw invalidParameters(
        `The provisioning artifact ${artifact.Id} is deprecated: it cannot be launched anew.`,
      );
    }
    const name = input.ProvisionedProductName ?? '';
    refuseTakenName(name, catalog);
    const parameters = readParameters(template, input.ProvisioningParameters);
    const id = newId('pp-');
    const { region, accountId } = catalog.options;
    const stack = `SC-${accountId}-${id}`;
    const record = addRecord(catalog, {
      RecordType: 'PROVISION_PRODUCT',
      ProvisionedProductId: id,
      ProvisionedProductName: name,
      ProductId: product.Id,
      ProvisioningArtifactId: artifact.Id,
      PathId: pathId,
      error: launchFailure(name),
      outputs: evaluateOutputs({
        template,
        parameters,
        name: stack,
        region,
        accountId,
      }),
    });
    catalog.provisionedProducts.put(id, {
      Id: id,
      Name: name,
      ProductId: product.Id,
      ProvisioningArtifactId: artifact.Id,
      IdempotencyToken: input.ProvisionToken,
      LastRecordId: record.RecordId,
      LastProvisioningRecordId: record.RecordId,
      createdAt: record.createdAt,
      tags: input.Tags ?? [],
    });
    return { RecordDetail: viewRecord(record) };
  },
});
