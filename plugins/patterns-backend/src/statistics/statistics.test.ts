import type { Report, Statistics } from '@apo/backstage-plugin-patterns-common';
import {
  openBucketTemplate,
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';

jest.setTimeout(60_000);

describe('statistics', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startPatternsBackend();
  });
  afterAll(() => portal.stop());

  it('count what the gate refuses by the rules that its report names, and are kept for a minute', async () => {
    await portal.submit('open', '1.0.0', {
      'template.yaml': openBucketTemplate,
    });
    await portal.reaches('open', '1.0.0', 'invalid');
    const { body: report }: { body: Report } = await portal
      .get('/patterns/open/versions/1.0.0/report')
      .expect(200);
    const errors = report.findings.filter(f => f.severity === 'error');
    const rules = new Set(errors.map(f => `${f.tool} ${f.ruleId}`));
    expect(rules.size).toBeGreaterThan(0);

    const { body }: { body: Statistics } = await portal
      .get('/statistics')
      .expect(200);
    expect(
      body.refusals.map(({ tool, ruleId, count }) => [
        `${tool} ${ruleId}`,
        count,
      ]),
    ).toEqual([...rules].sort().map(rule => [rule, 1]));
    expect(body.patterns).toEqual([
      { type: 'CFN', lifecycle: 'unpublished', count: 1 },
    ]);
    expect(body.versions).toEqual([{ state: 'invalid', count: 1 }]);

    await portal.submit('next', '1.0.0');
    await portal.reaches('next', '1.0.0', 'in-review');
    expect((await portal.get('/statistics').expect(200)).body).toEqual(body);
  });
});
