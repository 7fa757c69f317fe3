import { setTimeout as sleep } from 'node:timers/promises';
import { chooseTag } from './distTag';
import { explainNpmError, isTaken, mayPass } from './explainNpmError';
import {
  findPackageVersion,
  type PublishedVersion,
} from './findPackageVersion';
import { NpmEndpoint } from './NpmEndpoint';
import type { PackageContext } from './PackageContext';
import { pollUntil } from '../aws/pollUntil';
import { AwsCallError } from '../aws/AwsCallError';

/**
 * Publishes the tarball unless it is published, and sees that it is. After
 * every failure it looks first: a connection that broke may have done its work.
 *
 * @throws AwsCallError; ConflictError as `findPackageVersion`.
 */
export async function publishPackage(
  context: PackageContext,
  manifest: object,
): Promise<PublishedVersion> {
  const { request, log, timing } = context;
  const what = `${request.packageName}@${request.version}`;
  const endpoint = new NpmEndpoint(context);
  const present = await findPackageVersion(context);
  if (present) log.info(`${what} is published already`);
  else await upload(context, endpoint, manifest);
  const published =
    present ??
    (await pollUntil(
      () => findPackageVersion(context),
      timing.visibleWithinMs,
      context,
    ));
  if (!published) {
    throw new AwsCallError(
      `CodeArtifact took ${what} and does not show it after ${
        timing.visibleWithinMs / 1000
      } s. It may pass by itself: retry the release, which continues where it stopped.`,
      true,
    );
  }
  await ensureTag(context, endpoint);
  return published;
}

async function upload(
  context: PackageContext,
  endpoint: NpmEndpoint,
  manifest: object,
): Promise<void> {
  const { request, log } = context;
  const what = `${request.packageName}@${request.version}`;
  await persist(context, `publish ${what}`, async () => {
    if (await findPackageVersion(context)) return;
    const tag = chooseTag(request.version, await endpoint.distTags());
    try {
      await endpoint.publish(manifest, tag);
      log.info(`Published ${what} as ${tag}`);
    } catch (error) {
      // What is there is looked at next, and is either ours or a conflict.
      if (!isTaken(error)) throw error;
      log.info(`${what} was there when it was sent`);
    }
  });
}

/** The tag is part of the upload; this mends one that somebody moved. */
async function ensureTag(
  context: PackageContext,
  endpoint: NpmEndpoint,
): Promise<void> {
  const { version } = context.request;
  await persist(context, 'read and set dist-tags', async () => {
    const tags = await endpoint.distTags();
    const tag = chooseTag(version, tags);
    if (tags[tag] !== version) await endpoint.setDistTag(tag);
  });
}

/** Tries again what may pass, with growing pauses, until the time is over. */
async function persist(
  context: PackageContext,
  doing: string,
  work: () => Promise<void>,
): Promise<void> {
  const { timing, signal, log } = context;
  const deadline = Date.now() + timing.retryWithinMs;
  for (
    let pause = timing.pollMs;
    ;
    pause = Math.min(pause * 2, timing.maxPollMs)
  ) {
    signal?.throwIfAborted();
    try {
      await work();
      return;
    } catch (error) {
      if (!mayPass(error) || Date.now() + pause > deadline) {
        if ((error as Error).name === 'ConflictError') throw error;
        throw explainNpmError(error, doing);
      }
      const { code, name, message } = error as Error & { code?: string };
      log.warn(
        `Could not ${doing} (${
          code ?? name
        }: ${message}); trying again in ${pause} ms`,
      );
      await sleep(pause, undefined, { signal });
    }
  }
}
