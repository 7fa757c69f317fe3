import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { InfraConfig } from '../../config/InfraConfig';
import type { PortalRole } from './PortalRole';

/** Properties of {@link PortalMail}. */
export interface PortalMailProps {
  /** Without it the portal sends no mails. */
  mail: InfraConfig['mail'];
}

/**
 * Lets the portal send mails: from one address of an identity of Amazon SES that
 * its owner has verified, and from no other.
 */
export class PortalMail extends Construct {
  private readonly mail: InfraConfig['mail'];

  constructor(scope: Construct, id: string, { mail }: PortalMailProps) {
    super(scope, id);
    this.mail = mail;
  }

  connect(portal: PortalRole): void {
    if (!this.mail) return;
    const { identity, address, displayName } = this.mail;
    portal.settings.set('PATTERNS_MAIL_SENDER', `${displayName} <${address}>`);
    portal.allow('Mails', {
      // The latter is that of messages in MIME, which is what the portal sends.
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resources: [
        Stack.of(this).formatArn({
          service: 'ses',
          resource: 'identity',
          resourceName: identity,
        }),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': address } },
    });
  }
}
