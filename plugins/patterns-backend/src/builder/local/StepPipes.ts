import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { INIT_PIPE, READY_PIPE } from './isolation/Isolation';
import { NamespaceInit } from './NamespaceInit';

/** What an isolation reports of a step, beside the step's output. */
export class StepPipes {
  /** First process of the step's namespace, as soon as it is known. */
  init: NamespaceInit | undefined;
  /** Whether the command of the step was reached. */
  ready = false;

  /** Listens to a process that has just been started. */
  read(child: ChildProcess): void {
    collect(child, INIT_PIPE, text => {
      // A number alone, or bubblewrap's {"child-pid": 123, ...}.
      const pid =
        /^(\d+)\n/.exec(text)?.[1] ?? /"child-pid": (\d+)\D/.exec(text)?.[1];
      if (pid && !this.init) this.init = new NamespaceInit(Number(pid));
    });
    collect(child, READY_PIPE, text => {
      if (text.startsWith('ready')) this.ready = true;
    });
  }
}

function collect(
  child: ChildProcess,
  pipe: number,
  take: (text: string) => void,
) {
  const stream = child.stdio[pipe] as Readable | null | undefined;
  let text = '';
  stream?.on('data', (chunk: Buffer) => {
    // Longer than either report; whatever follows is none.
    if (text.length < 1024) take((text += chunk.toString('latin1')));
  });
}
