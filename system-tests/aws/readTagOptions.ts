import {
  DescribeProductAsAdminCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';

/** The TagOptions of a product, as `key=value`, sorted. */
export async function readTagOptions(productId: string): Promise<string[]> {
  const client = new ServiceCatalogClient();
  const { TagOptions = [] } = await client.send(
    new DescribeProductAsAdminCommand({ Id: productId }),
  );
  return TagOptions.map(({ Key, Value }) => `${Key}=${Value}`).sort();
}
