import { Text } from '@codemirror/state';
import type { Finding } from '@apo/backstage-plugin-patterns-common';
import { toDiagnostics } from './toDiagnostics';

const doc = Text.of(['Resources:', '  Bucket:', '    Type: AWS::S3::Bucket']);
const finding: Finding = {
  tool: 'cfn-guard',
  ruleId: 'S3_ENCRYPTED',
  severity: 'error',
  message: 'The bucket is not encrypted',
  fix: 'Set BucketEncryption',
  template: 'template.yaml',
};

describe('toDiagnostics', () => {
  it('marks the text of a line without its indent, with rule, reason and fix', () => {
    expect(toDiagnostics(doc, [{ ...finding, line: 2 }])).toEqual([
      {
        from: 13,
        to: 20,
        severity: 'error',
        source: 'cfn-guard',
        message:
          'S3_ENCRYPTED: The bucket is not encrypted\nSet BucketEncryption',
      },
    ]);
  });

  it('starts at the column where there is one', () => {
    const [mark] = toDiagnostics(doc, [{ ...finding, line: 3, column: 11 }]);
    expect(doc.sliceString(mark.from, mark.to)).toBe('AWS::S3::Bucket');
  });

  it('marks the last line for one past the end, and nothing without a line', () => {
    const marks = toDiagnostics(doc, [
      { ...finding, line: 99, column: 80 },
      finding,
    ]);
    expect(marks).toHaveLength(1);
    expect(marks[0].from).toBe(doc.length);
  });
});
