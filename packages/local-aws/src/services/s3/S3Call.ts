import type { Checksum } from './checksums';
import type { Buckets } from './Buckets';
import type { Objects } from './Objects';

/** What an S3 operation works on: the state, and what is special to this call. */
export interface S3Call {
  buckets: Buckets;
  objects: Objects;
  region: string;
  accountId: string;
  /** The verified checksum of the body, if one was sent. */
  checksum?: Checksum;
}
