import type { FaultRegistry } from './core/faults/FaultRegistry';
import type { EventSourceOptions } from './services/lambda/EventSourceOptions';
import type { SignInOptions } from './sign-in/SignInOptions';

/**
 * How to start the local AWS.
 *
 * @public
 */
export interface LocalAwsOptions {
  /** The port of all AWS services; 0 takes a free one. Default: 4566. */
  port?: number;
  /** The address to listen on: only this machine's own. Default: `127.0.0.1`. */
  host?: '127.0.0.1';
  /** The folder that keeps the state. Without it the state ends with the process. */
  dataDir?: string;
  /** Default: `eu-west-1`. */
  region?: string;
  /** Twelve digits. Default: `123456789012`. */
  accountId?: string;
  /** For how many milliseconds a new provisioning artifact stays CREATING. Default: 0. */
  artifactCreationMs?: number;
  /** How many milliseconds a launch of a product takes, and its end. Default: 1500. */
  launchMs?: number;
  /**
   * For how many seconds a token of CodeArtifact is valid, whatever was asked
   * for. Default: as asked for, which is at least 900.
   */
  artifactTokenSeconds?: number;
  /** How many milliseconds a minute of a build's time limit has. Default: 60000. */
  buildMinuteMs?: number;
  /** Name of the queue that gets what EventBridge would send. Left out: no events. */
  eventQueue?: string;
  /** Lambda functions and the queues that feed them. */
  eventSources?: EventSourceOptions[];
  /** Starts Cognito's hosted sign-in too. Left out: no sign-in. */
  signIn?: SignInOptions;
  /** Told of each error that is a defect of the local AWS. Default: writes it to stderr. */
  onDefect?: (error: unknown) => void;
}

/**
 * A running local AWS.
 *
 * @public
 */
export interface LocalAws {
  /** Where all services listen, e.g. `http://127.0.0.1:4566`. */
  endpoint: string;
  /** What an AWS SDK needs in its environment to end up here. */
  env: Record<string, string>;
  /** The issuer of the hosted sign-in, if it was asked for. */
  issuer?: string;
  /** The faults that calls will meet. */
  faults: FaultRegistry;
  /** Closes all connections and the state. */
  stop(): Promise<void>;
}
