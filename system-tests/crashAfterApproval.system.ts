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
  const approved = await api.findVersion(alone);
  expect(approved?.state).toBe('approved');
  expect(approved?.release).toBeUndefined();

  // This one dies a step later: it is publishing, and there is no task.
  portal.crashAtLog(`${withKey.patternName} 1.0.0: approved -> publishing`);
  await expect(api.approve(withKey)).rejects.toThrow();
  await portal.crashed();
  await portal.restart();
  const publishing = await api.findVersion(withKey);
  expect(publishing?.state).toBe('publishing');
  expect(publishing?.release?.taskId).toBeUndefined();

  for (const ref of refs) await expectPublishedOnce(api, ref);
  await expect(api.approve(alone)).rejects.toThrow('published');
});
