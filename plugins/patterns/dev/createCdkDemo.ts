import type {
  BuildLog,
  PatternVersion,
} from '@apo/backstage-plugin-patterns-common';
import {
  buildLog,
  cdkPattern,
  cdkReport,
  cdkVersion,
  packageDetails,
} from '../src/__testUtils__/cdkFixtures';

/** A CDK pattern whose versions are in the same states as those of the other. */
export function createCdkDemo(states: Record<string, Partial<PatternVersion>>) {
  const started = Date.now();
  return {
    pattern: cdkPattern,
    details: packageDetails,
    version: (version: string): PatternVersion => ({
      ...cdkVersion,
      version,
      ...states[version],
      ...(version === '1.4.0' && { package: undefined }),
    }),
    report: (version: string) => ({
      ...cdkReport,
      templates: cdkReport.templates.slice(version === '1.0.0' ? 1 : 0),
      findings:
        version === '1.2.0'
          ? [
              {
                tool: 'package',
                ruleId: 'build-test',
                severity: 'error' as const,
                message: 'The step test ended with exit code 1.',
                fix: 'Run npm test in a fresh copy, without a network.',
                template: '',
                output:
                  'not ok 2 - keeps dead letters\n  expected: 14\n  actual: 4',
              },
            ]
          : [],
    }),
    template: (version: string) =>
      new Blob([
        `{\n  "Resources": {\n    "OrdersTopic": {\n      "Type": "AWS::SNS::Topic",\n      "Properties": { "DisplayName": "Orders of ${version}" }\n    }\n  }\n}\n`,
      ]),
    log: (version: string, from: number): BuildLog =>
      version === '1.4.0' ? growingLog(started, from) : wholeLog(from),
  };
}

function wholeLog(from: number): BuildLog {
  return { text: from ? '' : buildLog, next: 1, complete: from > 0 };
}

/** Two lines a second, as if a build were at work. */
function growingLog(started: number, from: number): BuildLog {
  const lines = buildLog.split('\n');
  const next = Math.floor((Date.now() - started) / 500);
  const text = Array.from({ length: Math.max(0, next - from) }, (_, index) => {
    const at = from + index;
    return `${lines[Math.floor(at / 10)] ?? `  line ${at}`}\n`;
  });
  return { text: text.join(''), next, complete: false };
}
