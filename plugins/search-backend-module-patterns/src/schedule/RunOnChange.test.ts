import { setTimeout as sleep } from 'node:timers/promises';
import type { SchedulerServiceTaskInvocationDefinition } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { DefaultEventsService } from '@backstage/plugin-events-node';
import {
  PATTERN_UPDATE_TOPIC,
  VERSION_TRANSITION_TOPIC,
} from '@apo/backstage-plugin-patterns-common';
import { RunOnChange } from './RunOnChange';

type Task = SchedulerServiceTaskInvocationDefinition;

async function start(
  triggerTask = jest.fn(async (_: string) => {}),
  durationMs = 0,
) {
  const logger = mockServices.logger.mock();
  const events = DefaultEventsService.create({ logger });
  const stopping = new AbortController();
  const run = jest.fn<Promise<void>, [Task]>(async () => {});
  const task = {
    id: 'search_index_patterns',
    fn: () => sleep(durationMs),
    signal: stopping.signal,
  };
  await new RunOnChange({
    runner: { run },
    scheduler: { triggerTask },
    events,
    logger,
    delayMs: 20,
    retryMs: 40,
  }).run(task);
  return {
    task,
    run,
    /** As the scheduler does. */
    read: () => run.mock.calls[0][0].fn(stopping.signal),
    triggerTask,
    logger,
    stop: () => stopping.abort(),
    change: (to?: string) =>
      events.publish({
        topic: to ? VERSION_TRANSITION_TOPIC : PATTERN_UPDATE_TOPIC,
        eventPayload: { patternName: 'a', ...(to && { to }) },
      }),
  };
}

describe('RunOnChange', () => {
  it('runs as scheduled', async () => {
    const { run, task, triggerTask } = await start();
    const { id, signal } = task;
    expect(run).toHaveBeenCalledWith({ id, signal, fn: expect.any(Function) });
    expect(triggerTask).not.toHaveBeenCalled();
  });

  it.each([['published'], ['deprecated'], ['revoked'], [undefined]])(
    'runs once after several changes, when one becomes %p',
    async to => {
      const { change, triggerTask } = await start();
      await Promise.all([change(to), change(to), change('published')]);
      await sleep(80);
      expect(triggerTask.mock.calls).toEqual([['search_index_patterns']]);
      await change(to);
      await sleep(80);
      expect(triggerTask).toHaveBeenCalledTimes(2);
    },
  );

  it('leaves alone what nobody finds anyway', async () => {
    const { change, triggerTask } = await start();
    await change('in-review');
    await sleep(80);
    expect(triggerTask).not.toHaveBeenCalled();
  });

  it('comes back when it is under way, which may have missed the change', async () => {
    const triggerTask = jest
      .fn(async (_: string) => {})
      .mockRejectedValueOnce(new ConflictError('running'));
    const { change, logger } = await start(triggerTask);
    await change('revoked');
    await sleep(150);
    expect(triggerTask).toHaveBeenCalledTimes(2);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('says so when it could not', async () => {
    const triggerTask = jest.fn(async (_: string) => {
      throw new Error('no database');
    });
    const { change, logger } = await start(triggerTask);
    await change('revoked');
    await sleep(80);
    expect(triggerTask).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalled();
  });

  it('rests after a reading that took long, except for what is revoked', async () => {
    const { read, change, triggerTask } = await start(undefined, 50);
    await read();
    await change('published');
    await sleep(100);
    expect(triggerTask).not.toHaveBeenCalled();
    await change('revoked');
    await sleep(60);
    expect(triggerTask).toHaveBeenCalledTimes(1);
  });

  it('comes back to a change after its rest', async () => {
    const { read, change, triggerTask } = await start(undefined, 15);
    await read();
    await change('published');
    await sleep(60);
    expect(triggerTask).not.toHaveBeenCalled();
    await sleep(400);
    expect(triggerTask).toHaveBeenCalledTimes(1);
  });

  it('stops with the search', async () => {
    const { change, stop, triggerTask } = await start();
    await change('revoked');
    stop();
    await change('revoked');
    await sleep(80);
    expect(triggerTask).not.toHaveBeenCalled();
  });
});
