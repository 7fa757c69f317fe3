import { appendLog, emptyLog, MAX_LOG_LINES } from './logLines';

describe('the lines of a log', () => {
  it('grow by whole lines, empty ones too', () => {
    const log = appendLog(appendLog(emptyLog, 'a\n\n'), 'b\n');
    expect(log).toEqual({ lines: ['a', '', 'b'], dropped: 0 });
    expect(appendLog(log, '')).toBe(log);
  });

  it('lose the oldest where there are too many', () => {
    const many = Array.from({ length: MAX_LOG_LINES }, (_, i) => `${i}\n`);
    const log = appendLog(appendLog(emptyLog, many.join('')), 'x\ny\n');
    expect(log.lines).toHaveLength(MAX_LOG_LINES);
    expect(log.lines[0]).toBe('2');
    expect(log.lines.at(-1)).toBe('y');
    expect(log.dropped).toBe(2);
  });
});
