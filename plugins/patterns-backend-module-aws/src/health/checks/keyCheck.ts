import {
  GetKeyRotationStatusCommand,
  KMSClient,
  type KeyMetadata,
} from '@aws-sdk/client-kms';
import type {
  AwsAccess,
  AwsCheck,
  AwsPlace,
} from '@apo/backstage-plugin-patterns-node';
import { clientSettings } from '../clientSettings';
import { defineCheck } from '../defineCheck';
import { inspectKeyState } from '../inspectKeyState';
import type { Inspection } from '../Inspection';
import { once } from '../once';

/** Whether a KMS key is enabled, stays, and is rotated. */
export function keyCheck(
  access: AwsAccess,
  place: AwsPlace & { kmsKeyId: string },
): AwsCheck {
  const { region, accountId, kmsKeyId: key } = place;
  const client = once(
    async () => new KMSClient(await clientSettings(access, place)),
  );
  return defineCheck({
    id: ['kms', accountId, region, key].filter(Boolean).join('/'),
    service: 'AWS KMS',
    resource: `key ${key}`,
    async look(see) {
      see.fact('Region', region);
      const kms = await client();
      const found = await inspectKeyState(see, kms, { key, region });
      if (found && mayRotate(found)) {
        await inspectRotation(see, kms, found.KeyId!, region);
      }
    },
  });
}

/** AWS rotates its own keys, and no asymmetric or imported ones. */
function mayRotate({ KeyManager, KeySpec, Origin }: KeyMetadata): boolean {
  return (
    KeyManager === 'CUSTOMER' &&
    KeySpec === 'SYMMETRIC_DEFAULT' &&
    Origin === 'AWS_KMS'
  );
}

async function inspectRotation(
  see: Inspection,
  kms: KMSClient,
  KeyId: string,
  region: string,
) {
  const isRotated = await see.look(
    {
      action: 'kms:GetKeyRotationStatus',
      doing: 'read whether the KMS key is rotated',
    },
    async options => {
      const command = new GetKeyRotationStatusCommand({ KeyId });
      return (await kms.send(command, options)).KeyRotationEnabled === true;
    },
  );
  if (isRotated) see.ok('The KMS key is rotated.');
  if (isRotated === false) {
    see.warn('The KMS key is not rotated.', {
      fix: 'Switch rotation on; what is encrypted stays readable.',
      command: `aws kms enable-key-rotation --region ${region} --key-id ${KeyId}`,
    });
  }
}
