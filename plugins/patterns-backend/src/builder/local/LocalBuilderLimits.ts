/** What one build may use. */
export type LocalBuilderLimits = {
  /** Milliseconds for one step. */
  stepTimeoutMs: number;
  /** Bytes of memory that the processes of a step hold together. */
  memoryBytes: number;
  /** Processes of a step at once. */
  processes: number;
  /** Bytes of output of the whole build. */
  logBytes: number;
  /** Bytes of disk that the build fills, dependencies included. */
  diskBytes: number;
};

const MIB = 1024 * 1024;

/** Room for a library with aws-cdk-lib, jsii and jest. */
export const defaultLocalBuilderLimits: LocalBuilderLimits = {
  stepTimeoutMs: 10 * 60_000,
  memoryBytes: 2048 * MIB,
  processes: 512,
  logBytes: 4 * MIB,
  diskBytes: 2048 * MIB,
};
