// Loaded into the back end: ends it with SIGKILL when it is about to write a
// log line with the text in the file KILL_SWITCH_FILE. So a test can choose
// between which two steps the process dies, and nothing after them runs.
const { readFileSync } = require('node:fs');

const file = process.env.KILL_SWITCH_FILE;
const write = process.stdout.write;

function readText() {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

process.stdout.write = function writeOrDie(chunk, ...rest) {
  const text = readText();
  if (text && String(chunk).includes(text)) {
    process.kill(process.pid, 'SIGKILL');
  }
  return write.call(this, chunk, ...rest);
};
