/** What one run of a scanner may use. @public */
export type ScannerLimits = {
  /** Milliseconds for one process, or one job of a warm one. */
  timeoutMs: number;
  /** Bytes of resident memory of a process and its children. */
  memoryBytes: number;
  /** Bytes that a process may write. */
  outputBytes: number;
  /** Scans at once; more of them wait. */
  concurrency: number;
};

const MIB = 1024 * 1024;

/**
 * Measured: cfn-guard with the Control Tower rules takes 0.6 s for a template
 * of one resource, and 12 s, 23 MB of output and 61 MB of memory for one of
 * 200 kB and 200 resources; a warm lint process holds 370 to 580 MB.
 */
export const defaultScannerLimits: ScannerLimits = {
  timeoutMs: 60_000,
  memoryBytes: 1024 * MIB,
  outputBytes: 64 * MIB,
  concurrency: 2,
};
