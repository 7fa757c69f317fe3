/** An address or a domain that mail is sent from. */
export interface IdentityRecord {
  name: string;
  type: 'EMAIL_ADDRESS' | 'DOMAIN';
}

/** A captured mail. */
export interface MailRecord {
  /** The message id that SES answered. */
  id: string;
  /** When it was sent, ISO 8601. */
  at: string;
  from: string;
  /** Everybody that it went to. */
  recipients: string[];
  /** The message as it was sent, in base64. */
  raw: string;
}
