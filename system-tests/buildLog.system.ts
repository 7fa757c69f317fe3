import type { BuildLog } from '@apo/backstage-plugin-patterns-common';
import { demand, urlOf } from '../scripts/portal/PortalApi';
import { packageFiles } from './packages';
import { wizardValues } from './patterns';
import { expect, test } from './portal/test';

type TaskEvent = { type: string; body: { message: string } };

test('the log of a build is in the log of its task, while it runs and after', async ({
  portal: { api },
}) => {
  const ref = { patternName: 'build-log', version: '1.0.0' };
  const build = `console.log('first');
setTimeout(() => console.log('second'), 8000);`;
  const values = wizardValues(ref, packageFiles(build));
  const content = { ...values.content, source: 'upload' };
  const taskId = await api.startWizard({ ...values, content }, 'CDK');
  const events = async () =>
    demand(
      await api.call<TaskEvent[]>(
        'publisher',
        `/api/scaffolder/v2/tasks/${taskId}/events`,
      ),
    )
      .map(({ body }) => body.message)
      .join('\n');

  await expect(async () => expect(await events()).toContain('first')).toPass({
    timeout: 60_000,
  });
  expect(await events()).not.toContain('second');
  await api.taskEnds(taskId);
  const task = await events();
  for (const step of ['install', 'build', 'synth', 'pack']) {
    expect(task).toContain(`== ${step}: `);
  }
  expect(task).toContain('second');
  const log = demand(
    await api.call<BuildLog>('publisher', `${urlOf(ref)}/build-log`),
  );
  expect(log.text).toContain('  second');
});
