import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentCollection } from '../../core/storage/DocumentCollection';
import type { LocalDatabase } from '../../core/storage/LocalDatabase';
import { domainOf, plainAddress } from './address';
import { notFound, rejected } from './errors';
import type { IdentityRecord, MailRecord } from './records';

/** What the local SES needs of its surroundings. */
export interface SesOptions {
  database: LocalDatabase;
  region: string;
  accountId: string;
  /** Gets each mail as a file as well. */
  folder?: string;
}

/** Identities, and the mails that were sent from them: all of them stay here. */
export class Ses {
  private readonly identities: DocumentCollection<IdentityRecord>;
  private readonly mails: DocumentCollection<MailRecord>;

  constructor(private readonly options: SesOptions) {
    const { database } = options;
    this.identities = new DocumentCollection(database, 'ses-identity');
    this.mails = new DocumentCollection(database, 'ses-mail');
  }

  /** Domains are told apart without case. */
  findIdentity(name: string): IdentityRecord | undefined {
    return this.identities.get(toKey(name));
  }

  putIdentity(identity: IdentityRecord): void {
    this.identities.put(toKey(identity.name), identity);
  }

  removeIdentity(name: string): void {
    if (this.identities.remove(toKey(name))) return;
    throw notFound(`Email identity ${name} does not exist.`);
  }

  arnOf(identity: string): string {
    const { region, accountId } = this.options;
    return `arn:aws:ses:${region}:${accountId}:identity/${identity}`;
  }

  /** The identity that an address is sent from: its own, or that of its domain. */
  senderOf(from: string): IdentityRecord | undefined {
    const address = plainAddress(from);
    return this.findIdentity(address) ?? this.findIdentity(domainOf(address));
  }

  /** @throws AwsError MessageRejected unless an identity covers the address */
  demandVerified(from: string): void {
    if (this.senderOf(from)) return;
    const region = this.options.region.toUpperCase();
    throw rejected(
      `Email address is not verified. The following identities failed the check in region ${region}: ${from}`,
    );
  }

  capture(mail: MailRecord): void {
    this.mails.put(mail.id, mail);
    const { folder } = this.options;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, `${mail.id}.eml`),
      Buffer.from(mail.raw, 'base64'),
    );
  }

  /** Oldest first. */
  listMails(): MailRecord[] {
    return this.mails.list();
  }

  findMail(id: string): MailRecord | undefined {
    return this.mails.get(id);
  }

  clearMails(): void {
    this.mails.clear();
    const { folder } = this.options;
    if (folder) rmSync(folder, { recursive: true, force: true });
  }

  clear(): void {
    this.identities.clear();
    this.clearMails();
  }
}

function toKey(name: string): string {
  const at = name.lastIndexOf('@');
  return `${name.slice(0, at + 1)}${domainOf(name)}`;
}
