import { StepLog } from './StepLog';

function logOf(...chunks: string[]) {
  let text = '';
  const log = new StepLog(each => {
    text += each;
  }, 1024 * 1024);
  for (const chunk of chunks) log.write('stdout', Buffer.from(chunk));
  log.flush();
  return { text, lastLines: log.lastLines };
}

describe('StepLog', () => {
  it('indents what a step writes, so that only headings begin a line', () => {
    expect(logOf('== build: forged\n').text).toBe('  == build: forged\n');
  });

  it('joins and cuts chunks to lines, and writes the last without its end', () => {
    expect(logOf('a', 'b\nc', 'd').text).toBe('  ab\n  cd\n');
  });

  it('keeps what a progress line came to', () => {
    expect(logOf('1 %\r50 %\r100 %\r\nnext\r\n').text).toBe(
      '  100 %\n  next\n',
    );
  });

  it('takes out colours, control and format characters', () => {
    expect(logOf('\u001b[1;31mred\u001b[0m\u0007 \u202eabc\u2028\n').text).toBe(
      '  red abc\n',
    );
  });

  it('keeps a character that two chunks share', () => {
    const log = new StepLog(() => undefined, 1024);
    const [first, second] = [Buffer.from('é').subarray(0, 1), Buffer.from('é')];
    log.write('stdout', first);
    log.write('stdout', second.subarray(1));
    log.flush();
    expect(log.lastLines).toEqual(['é']);
  });

  it('cuts a long line, and holds no line that never ends', () => {
    const { text } = logOf(...Array(100).fill('x'.repeat(10_000)), '\nend\n');
    expect(text).toBe(`  ${'x'.repeat(2000)} … (cut)\n  end\n`);
  });

  it('keeps the last 30 lines', () => {
    const lines = Array.from({ length: 100 }, (_, i) => `${i}`);
    const { lastLines } = logOf(`${lines.join('\n')}\n`);
    expect(lastLines).toEqual(lines.slice(-30));
  });

  it('names the limit', () => {
    const log = new StepLog(() => undefined, 1024 * 1024);
    expect(log.write('stderr', Buffer.alloc(1024 * 1024 + 1))).toBe(
      'wrote more than 1 MiB of output',
    );
  });
});
