import { expect, test } from './portal/test';
import {
  expectPublishedOnce,
  firstVersions,
  submitForReview,
} from './patterns';

test('a back end that dies between approval and release task goes on', async ({
  portal,
}) => {
  const { api } = portal;
  const refs = firstVersions('approval', ['alone', 'with-key']);
  const [alone, withKey] = await submitForReview(api, refs);

  portal.crashAtLog(`${alone.patternName} 1.0.0: in-review -> approved`);
  await expect(api.approve(alone)).rejects.toThrow();
  await portal.crashed();
  await portal.restart();
  // This one dies a step later: it is publishing, and there is no task.
  portal.crashAtLog(`${withKey.patternName} 1.0.0: approved -> publishing`);
  await expect(api.approve(withKey)).rejects.toThrow();
  await portal.crashed();
  await portal.restart();

  for (const ref of refs) await expectPublishedOnce(api, ref);
  // The back end has taken the step that the reviewer's approval did not get to.
  const { history } = await api.settle(alone, ['published']);
  expect(history.find(({ to }) => to === 'publishing')).toMatchObject({
    actor: 'plugin:patterns',
  });
  // And it has started the release whose task never was.
  const { release } = await api.settle(withKey, ['published']);
  expect(release).toMatchObject({ attempts: 2 });
  await expect(api.approve(alone)).rejects.toThrow('published');
});
