'use strict';

const { readTemplate } = require('./readTemplate.cjs');
const { checkVisibility } = require('./checkVisibility.cjs');
const { summarise } = require('./summarise.cjs');
const { locate } = require('./locate.cjs');
const { lint, getEngine } = require('./lint.cjs');

/**
 * What the pool may ask of this process. Text of an author is parsed here and
 * not in the back end: a hostile one costs this process only.
 */
const jobs = {
  warm() {
    getEngine();
    return {};
  },
  check({ text, template }) {
    const read = readTemplate(text, template);
    if (!read.root || read.findings.length) {
      return { readable: false, findings: read.findings };
    }
    return {
      readable: true,
      findings: checkVisibility(read, template),
      summary: summarise(read, template),
    };
  },
  lint: ({ text, template }) => lint(text, template),
  locate({ text, paths }) {
    const read = readTemplate(text, '');
    return read.root ? locate(read, paths) : paths.map(() => null);
  },
};

process.on('message', ({ id, job, input, maxOutput }) => {
  process.send(answer(id, job, input, maxOutput));
});
process.on('disconnect', () => process.exit(0));

function answer(id, job, input, maxOutput) {
  try {
    const result = jobs[job](input);
    if (JSON.stringify(result).length > maxOutput) {
      return { id, error: 'its answer is larger than the output limit' };
    }
    return { id, result };
  } catch (error) {
    return { id, error: String(error?.message ?? error).slice(0, 2000) };
  }
}
