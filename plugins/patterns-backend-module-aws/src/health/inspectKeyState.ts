import {
  DescribeKeyCommand,
  type KeyMetadata,
  type KMSClient,
} from '@aws-sdk/client-kms';
import type { Inspection } from './Inspection';

/**
 * Looks whether a key is there and can be used.
 *
 * @param options - `key` is an id, an ARN or an alias
 * @returns what KMS says of the key; undefined when it cannot be used.
 */
export async function inspectKeyState(
  see: Inspection,
  kms: KMSClient,
  { key, region }: { key: string; region: string },
): Promise<KeyMetadata | undefined> {
  const found = await see.look<KeyMetadata | 'missing'>(
    {
      action: 'kms:DescribeKey',
      doing: `look up the KMS key ${key}`,
      known: { NotFoundException: 'missing' },
    },
    async options => {
      const command = new DescribeKeyCommand({ KeyId: key });
      return (await kms.send(command, options)).KeyMetadata ?? 'missing';
    },
  );
  if (!found) return undefined;
  if (found === 'missing') {
    see.fail(`There is no KMS key ${key} in ${region}.`, {
      fix: 'Correct its name in the configuration, or create it.',
    });
    return undefined;
  }
  see.fact('Key ARN', found.Arn);
  if (found.KeyState === 'Enabled') {
    see.ok('The KMS key is enabled.');
    return found;
  }
  tellState(see, found, region);
  return undefined;
}

function tellState(see: Inspection, found: KeyMetadata, region: string) {
  const { KeyId, KeyState, DeletionDate } = found;
  const command = (name: string) =>
    `aws kms ${name} --region ${region} --key-id ${KeyId}`;
  if (KeyState === 'PendingDeletion') {
    const day = DeletionDate?.toISOString().slice(0, 10);
    see.fail(
      `The KMS key will be deleted${
        day ? ` on ${day}` : ''
      }, and all that it encrypts is lost then.`,
      {
        fix: 'Cancel the deletion, then enable the key.',
        command: `${command('cancel-key-deletion')} && ${command(
          'enable-key',
        )}`,
      },
    );
    return;
  }
  see.fail(`The KMS key is ${KeyState}: nothing can be read or written.`, {
    fix: 'Enable it.',
    command: command('enable-key'),
  });
}
