import { expect, test } from './portal/test';
import { firstVersions, submit, wizardValues } from './patterns';

test('a back end that dies while it validates goes on', async ({ portal }) => {
  const { api } = portal;
  // Two are validated at once: the third waits.
  const held = firstVersions('validating', ['one', 'two', 'three']);
  portal.holdValidation();
  for (const ref of held) await submit(api, ref);

  // The fourth dies right after it was recorded: its submitter got no answer.
  const unanswered = { patternName: 'validating-unanswered', version: '1.0.0' };
  portal.crashAtLog(`${unanswered.patternName} 1.0.0: new -> validating`);
  const taskId = await api.startWizard(wizardValues(unanswered));
  await portal.crashed();
  await portal.restart();

  for (const ref of [...held, unanswered]) {
    expect((await api.findVersion(ref))?.state).toBe('validating');
  }
  portal.releaseValidation();
  for (const ref of [...held, unanswered]) {
    const { history } = await api.settle(ref, ['in-review']);
    expect(history.map(({ to }) => to)).toEqual(['validating', 'in-review']);
  }
  // The wizard's task was taken up again, and found its version recorded.
  await api.taskEnds(taskId);
});
