import type {
  IsolatedStep,
  Isolation,
  StepPlace,
  StepProcess,
} from './Isolation';

/** ulimit counts in blocks of 512 bytes. Source: POSIX, "ulimit". */
const script = `
ulimit -c 0
ulimit -f "$1"
shift
echo ready >&4
exec 4>&-
exec "$@"
`;
const BLOCK_BYTES = 512;

/**
 * For macOS, and where namespaces are forbidden: an empty environment and
 * private folders. The code of a step can read what the user of the back end
 * can, and has the network.
 */
export class ProcessOnlyIsolation implements Isolation {
  readonly name = 'process-only';
  readonly isolated = false;

  place(_place: StepPlace, path: string): string {
    return path;
  }

  plan({ command, limits }: IsolatedStep): StepProcess {
    const blocks = String(Math.ceil(limits.fileBytes / BLOCK_BYTES));
    return {
      command: '/bin/sh',
      args: ['-c', script, 'step', blocks, ...command],
      reportsInit: false,
    };
  }
}
