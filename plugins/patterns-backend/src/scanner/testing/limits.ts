import { defaultScannerLimits, type ScannerLimits } from '../ScannerLimits';

const MIB = 1024 * 1024;

/** Generous limits, for a busy machine; with those of a test. */
export function testLimits(limits: Partial<ScannerLimits> = {}): ScannerLimits {
  return {
    ...defaultScannerLimits,
    timeoutMs: 120_000,
    memoryBytes: 2048 * MIB,
    ...limits,
  };
}

/** A signal that nobody gives. */
export const noSignal = () => new AbortController().signal;
