import { publication } from '../../__testUtils__/authorizationTable';
import {
  callers,
  type TestPortal,
} from '../../__testUtils__/startPatternsBackend';

/** Brings a version that was submitted to its end: reviewed, released, published. */
export async function publish(
  portal: TestPortal,
  name: string,
  version = '1.0.0',
): Promise<void> {
  const { digest, releaseKey } = await portal.approve(name, version);
  const release = `/patterns/${name}/versions/${version}/release`;
  const task = { taskId: 'task-1' };
  await portal
    .post(`${release}/start`, { ...task, releaseKey }, callers.scaffolder)
    .expect(200);
  const publications = [publication(digest)];
  await portal
    .post(`${release}/finish`, { ...task, publications }, callers.scaffolder)
    .expect(200);
}
