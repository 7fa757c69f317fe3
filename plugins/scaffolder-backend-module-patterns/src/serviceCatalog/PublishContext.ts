import type {
  PatternAttributes,
  Publication,
} from '@apo/backstage-plugin-patterns-common';
import type { Polling, ProgressLog } from '../aws/progress';
import type { AwsClients } from './AwsClients';
import type { ServiceCatalogConfig } from './ServiceCatalogConfig';

/** One approved version, with the bytes to publish. @public */
export type PublishRequest = {
  patternName: string;
  version: string;
  title: string;
  description: string;
  owner: string;
  notes?: string;
  /** sha256 of the reviewed bundle, in hex. */
  digest: string;
  template: Buffer;
  /** Those of the pattern. */
  attributes?: PatternAttributes;
  /** Where other versions of the pattern went, the newest of each target. */
  previous?: Publication[];
};

/** What every step of one publish shares. */
export type PublishContext = {
  clients: AwsClients;
  config: ServiceCatalogConfig;
  request: PublishRequest;
  productName: string;
  /** What is stored: the approved template, or with the associations of the attributes. */
  template: Buffer;
  /** sha256 of what is stored, in hex. */
  sha256: string;
  accountId: string;
  region: string;
  log: ProgressLog;
  signal?: AbortSignal;
  timing: Timing;
};

/** How long AWS's slow effects are waited for. @public */
export type Timing = Polling & {
  /** When to give up on a new artifact, in milliseconds. */
  availableWithinMs: number;
  /** When to give up on a resource that AWS does not show yet, in milliseconds. */
  visibleWithinMs: number;
};
