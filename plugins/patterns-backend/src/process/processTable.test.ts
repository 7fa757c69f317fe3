import { spawn } from 'node:child_process';
import { processTable, processTree } from './processTable';

const entry = (
  pid: number,
  parent: number,
  group: number,
  session = group,
) => ({
  pid,
  parent,
  group,
  session,
});

describe('the process table', () => {
  it('has this process and its children', async () => {
    const child = spawn('sleep', ['30']);
    const table = await processTable();
    child.kill('SIGKILL');
    expect(table.find(({ pid }) => pid === child.pid)).toMatchObject({
      parent: process.pid,
    });
  });

  it('tells what descends from a process, and what shares its group or session', () => {
    const table = [
      entry(1, 0, 0),
      entry(10, 1, 10),
      entry(11, 10, 11),
      entry(12, 11, 11),
      // Its parent is dead.
      entry(13, 1, 11),
      entry(14, 1, 14, 10),
      entry(20, 1, 20),
    ];
    expect([...processTree(table, [10])]).toEqual([10, 11, 12, 13, 14]);
  });
});
