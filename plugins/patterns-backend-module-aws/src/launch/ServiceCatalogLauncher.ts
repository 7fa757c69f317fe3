import {
  DescribeProvisionedProductCommand,
  DescribeRecordCommand,
  ProvisionProductCommand,
  TerminateProvisionedProductCommand,
  type ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import type { LaunchOutput } from '@apo/backstage-plugin-patterns-common';
import {
  isAwsError,
  type LaunchPlace,
  type LaunchRecord,
  type LaunchStanding,
  type PatternLauncher,
  type ProvisionOrder,
} from '@apo/backstage-plugin-patterns-node';
import { choosePath } from './choosePath';
import { explainLaunchError } from './explainLaunchError';
import type { LaunchClients } from './LaunchClients';
import { launchTags } from './launchTags';
import { isAtWork, reasonOf, standingOfProduct } from './toStanding';

/** Launches products of AWS Service Catalog. @public */
export class ServiceCatalogLauncher implements PatternLauncher {
  constructor(private readonly clients: LaunchClients) {}

  /** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternLauncher.accountOf} */
  accountOf({ targetName, accountId }: LaunchPlace): string {
    return this.clients.roleOf(targetName)?.accountId ?? accountId;
  }

  /** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternLauncher.isTaken} */
  async isTaken(place: LaunchPlace, name: string): Promise<boolean> {
    const nobody = { patternName: '-', version: '-', launchedBy: 'portal' };
    return this.explained(`look for the name ${name}`, () =>
      this.clients.use({ ...nobody, ...place }, async client => {
        try {
          return !!(await describe(client, { Name: name }));
        } catch (error) {
          // It is somebody else's, or it is not there: the order will tell.
          if (isAwsError(error, 'AccessDeniedException')) return false;
          throw error;
        }
      }),
    );
  }

  /** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternLauncher.provision} */
  async provision(order: ProvisionOrder, abortSignal: AbortSignal) {
    const { launch, place, parameters } = order;
    return this.explained(`launch ${launch.name}`, () =>
      this.clients.use(launch, async client => {
        const PathId = await choosePath(client, place, abortSignal);
        const { RecordDetail: record } = await client.send(
          new ProvisionProductCommand({
            ProductId: place.productId,
            ProvisioningArtifactId: place.artifactId,
            PathId,
            ProvisionedProductName: launch.name,
            ProvisionToken: launch.id,
            ProvisioningParameters: parameters.map(({ key, value }) => ({
              Key: key,
              Value: value,
            })),
            Tags: launchTags(launch),
          }),
          { abortSignal },
        );
        return {
          provisionedProductId: record!.ProvisionedProductId!,
          recordId: record!.RecordId!,
        };
      }),
    );
  }

  /** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternLauncher.find} */
  async find(launch: LaunchRecord): Promise<LaunchStanding | undefined> {
    return this.explained(`look for the launch ${launch.name}`, () =>
      this.clients.use(launch, async client => {
        const product = await describe(client, { Name: launch.name });
        // The name alone can be another one's: the token is ours.
        if (product?.IdempotencyToken !== launch.id) return undefined;
        return standingOfProduct(product);
      }),
    );
  }

  /** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternLauncher.look} */
  async look(launch: LaunchRecord): Promise<LaunchStanding> {
    return this.explained(`look at ${launch.name}`, () =>
      this.clients.use(launch, client => lookAt(client, launch)),
    );
  }

  /** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternLauncher.outputs} */
  async outputs(launch: LaunchRecord): Promise<LaunchOutput[]> {
    return this.explained(`read the outputs of ${launch.name}`, () =>
      this.clients.use(launch, async client => {
        const outputs: LaunchOutput[] = [];
        let PageToken: string | undefined;
        do {
          const page = await client.send(
            new DescribeRecordCommand({ Id: launch.recordId, PageToken }),
          );
          for (const output of page.RecordOutputs ?? []) {
            const { OutputKey: key, OutputValue: value = '' } = output;
            const { Description: description } = output;
            // Service Catalog tells the ARN of the stack as one of them.
            if (key) outputs.push({ key, value, description });
          }
          PageToken = page.NextPageToken;
        } while (PageToken);
        return outputs;
      }),
    );
  }

  /** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternLauncher.terminate} */
  async terminate(
    launch: LaunchRecord,
    token: string,
  ): Promise<string | undefined> {
    return this.explained(`end ${launch.name}`, () =>
      this.clients.use(launch, async client => {
        try {
          const { RecordDetail: record } = await client.send(
            new TerminateProvisionedProductCommand({
              ProvisionedProductId: launch.provisionedProductId,
              TerminateToken: token,
            }),
          );
          return record?.RecordId;
        } catch (error) {
          if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
          throw error;
        }
      }),
    );
  }

  private async explained<T>(doing: string, work: () => Promise<T>) {
    try {
      return await work();
    } catch (error) {
      throw explainLaunchError(error, doing);
    }
  }
}

/** By the operation that is known to be the last; by the product otherwise. */
async function lookAt(
  client: ServiceCatalogClient,
  { provisionedProductId: Id, recordId }: LaunchRecord,
): Promise<LaunchStanding> {
  const record = recordId ? await describeRecord(client, recordId) : undefined;
  if (record && isAtWork(record)) return { state: 'busy' };
  const product = await describe(client, { Id });
  if (!product) return { state: 'gone' };
  const standing = standingOfProduct(product);
  const reason = record && reasonOf(record);
  return { ...standing, message: reason ?? standing.message };
}

async function describeRecord(client: ServiceCatalogClient, Id: string) {
  try {
    const { RecordDetail } = await client.send(
      new DescribeRecordCommand({ Id }),
    );
    return RecordDetail;
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}

async function describe(
  client: ServiceCatalogClient,
  key: { Id?: string; Name?: string },
) {
  try {
    const { ProvisionedProductDetail: product } = await client.send(
      new DescribeProvisionedProductCommand(key),
    );
    return product;
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}
