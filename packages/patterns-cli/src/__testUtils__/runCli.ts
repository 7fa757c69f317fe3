import { main } from '../main';

/** Runs the command line in this process. */
export async function runCli(
  ...args: string[]
): Promise<{ exitCode: number; output: string }> {
  let output = '';
  const catchText = (text: unknown) => {
    output += text;
    return true;
  };
  const streams = [process.stdout, process.stderr];
  const spies = streams.map(stream =>
    jest.spyOn(stream, 'write').mockImplementation(catchText),
  );
  const folder = process.cwd();
  try {
    const exitCode = await main(['node', 'patterns', ...args]);
    return { exitCode, output };
  } finally {
    process.chdir(folder);
    for (const spy of spies) spy.mockRestore();
  }
}
