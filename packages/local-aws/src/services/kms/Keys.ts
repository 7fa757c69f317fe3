import { randomBytes, randomUUID } from 'node:crypto';
import { AwsError } from '../../core/AwsError';
import {
  DocumentCollection,
  StoredDocument,
} from '../../core/storage/DocumentCollection';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import { disabled, invalidState, notFound } from './errors';
import type { AliasRecord, KeyRecord } from './KeyRecord';

const KEY_BYTES = 32;
const ARN = /^arn:aws:kms:([^:]+):(\d{12}):(?:key\/(.+)|(alias\/.+))$/;
const SERVICE_ALIAS = /^alias\/aws\//;

/** How a new key is to be. */
export type NewKey = Partial<
  Pick<KeyRecord, 'description' | 'policy' | 'manager'>
>;

/** The state of the local KMS, on which its operations and other services work. */
export class Keys {
  private readonly keys: DocumentCollection<KeyRecord>;
  /** By key. */
  private readonly aliases: DocumentCollection<AliasRecord>;

  constructor(
    database: LocalDatabase,
    private readonly region: string,
    readonly accountId: string,
  ) {
    this.keys = new DocumentCollection(database, 'kms.key');
    this.aliases = new DocumentCollection(database, 'kms.alias');
  }

  create({
    description = '',
    policy,
    manager = 'CUSTOMER',
  }: NewKey): KeyRecord {
    const id = randomUUID();
    const key: KeyRecord = {
      id,
      arn: `${this.arnPrefix()}key/${id}`,
      createdAt: new Date().toISOString(),
      description,
      manager,
      enabled: true,
      policy: policy ?? this.defaultPolicy(),
      material: randomBytes(KEY_BYTES).toString('base64'),
    };
    this.keys.put(id, key);
    return key;
  }

  /** Throws AlreadyExistsException. */
  createAlias(name: string, keyId: string): void {
    if (this.aliases.get(name)) {
      const arn = this.aliasArn(name);
      throw new AwsError(
        'AlreadyExistsException',
        `An alias with the name ${arn} already exists`,
      );
    }
    const createdAt = new Date().toISOString();
    this.aliases.put(name, { name, keyId, createdAt }, keyId);
  }

  /**
   * A key by its id, its ARN, or the name or ARN of an alias.
   *
   * @throws AwsError NotFoundException
   */
  get(name: string): KeyRecord {
    const [, region, account, id, aliasName] = ARN.exec(name) ?? [];
    const isOurs = region === this.region && account === this.accountId;
    if (region && !isOurs) throw notFound(`Key '${name}'`);
    const alias = aliasName ?? (name.startsWith('alias/') ? name : undefined);
    const keyId = alias ? this.aliases.get(alias)?.keyId : id ?? name;
    const key = keyId && this.keys.get(keyId);
    if (key) return key;
    throw notFound(alias ? `Alias ${this.aliasArn(alias)}` : `Key '${name}'`);
  }

  /**
   * A key that can be used.
   *
   * @throws AwsError NotFoundException, DisabledException or KMSInvalidStateException
   */
  usable(name: string): KeyRecord {
    const key = this.get(name);
    if (key.deletedAt) throw invalidState(key.arn, 'pending deletion');
    if (!key.enabled) throw disabled(key.arn);
    return key;
  }

  /** As `usable`, for a service: AWS makes the service's own key when it is first needed. */
  usableByService(name: string): KeyRecord {
    if (SERVICE_ALIAS.test(name) && !this.aliases.get(name)) {
      const { id } = this.create({ manager: 'AWS', description: name });
      this.createAlias(name, id);
    }
    return this.usable(name);
  }

  change(key: KeyRecord, change: Partial<KeyRecord>): KeyRecord {
    const changed = { ...key, ...change };
    this.keys.put(key.id, changed);
    return changed;
  }

  list(): StoredDocument<KeyRecord>[] {
    return this.keys.page();
  }

  listAliases(keyId?: string): StoredDocument<AliasRecord>[] {
    return this.aliases.page(keyId);
  }

  aliasArn(name: string): string {
    return this.arnPrefix() + name;
  }

  clear(): void {
    this.keys.clear();
    this.aliases.clear();
  }

  private arnPrefix(): string {
    return `arn:aws:kms:${this.region}:${this.accountId}:`;
  }

  private defaultPolicy(): string {
    return JSON.stringify({
      Version: '2012-10-17',
      Id: 'key-default-1',
      Statement: [
        {
          Sid: 'Enable IAM User Permissions',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${this.accountId}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    });
  }
}
