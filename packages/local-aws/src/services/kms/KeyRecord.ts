/** A KMS key, as it is stored. */
export interface KeyRecord {
  /** A UUID. */
  id: string;
  arn: string;
  /** ISO 8601, as all times here. */
  createdAt: string;
  description: string;
  manager: 'CUSTOMER' | 'AWS';
  enabled: boolean;
  /** When the key will be deleted; absent unless that is planned. */
  deletedAt?: string;
  /** Days between two rotations; absent without rotation. */
  rotationDays?: number;
  /** A policy document in JSON. */
  policy: string;
  /** The 256 bits of the key, in base 64. */
  material: string;
}

/** Another name of a key. */
export interface AliasRecord {
  /** With its `alias/`. */
  name: string;
  keyId: string;
  createdAt: string;
}
