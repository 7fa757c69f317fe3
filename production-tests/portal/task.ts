import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Container } from './Container';
import { data } from './place';

/** The portal as its image has it. */
export const image = path.join(data, 'portal');

const file = path.join(data, 'task.json');

/** What the portal's task is given. */
export type Task = {
  env: Record<string, string>;
  /** Number of the first replica's process on this machine. */
  pid: number;
};

/** Tells the tests, which run in processes of their own. */
export function writeTask(task: Task): void {
  writeFileSync(file, JSON.stringify(task), { mode: 0o600 });
}

/** The task that runs. */
export function readTask(): Task {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Starts a replica of the back end by the image's own command.
 *
 * @param name - of its log
 */
export function startReplica(
  name: string,
  { env, port }: { env: Record<string, string>; port: number },
): Promise<Container> {
  const place = `app-config.${name}.yaml`;
  writeFileSync(path.join(image, place), JSON.stringify(overrides(port)));
  const files = ['app-config.yaml', 'app-config.production.yaml', place];
  return Container.start({
    image,
    args: [
      'packages/backend/container/start.mjs',
      ...files.flatMap(each => ['--config', each]),
    ],
    env,
    logFile: path.join(data, `${name}.log`),
  });
}

/** What a deployment has and this machine has not. */
function overrides(port: number) {
  return {
    backend: {
      listen: `127.0.0.1:${port}`,
      // This PostgreSQL takes the token for a password, and has no certificate.
      database: { connection: { ssl: false } },
      // Plugins ask one another by an address that is exempt, as people's
      // addresses here are; without that, they need more.
      rateLimit: {
        plugin: {
          auth: { ipAllowList: ['10.255.255.255'], incomingRequestLimit: 1000 },
        },
      },
    },
    // The local CodeArtifact has no upstream: npm asks its own registry.
    patterns: { build: { codeBuild: { registry: null } } },
  };
}
