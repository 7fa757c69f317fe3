import { parseArgs } from 'node:util';
import { startLocalAws } from './startLocalAws';
import { LocalAwsOptions } from './LocalAwsOptions';

const USAGE = `Stand-ins for AWS on this machine.

  --port <n>           the AWS services   (LOCAL_AWS_PORT, default 4566)
  --data-dir <folder>  keeps the state    (LOCAL_AWS_DATA_DIR, default: in memory)
  --sign-in-port <n>   the hosted sign-in (LOCAL_AWS_SIGN_IN_PORT, default 9229)
  --callback-url <url> where a sign-in may return to; repeatable
  --logout-url <url>   where a sign-out may return to; repeatable
  --event-source <queue>=<file>
                       a Lambda function that the queue feeds; repeatable
  --function-env <name>=<value>
                       of the environment of these functions; repeatable
  --event-queue <queue>
                       gets what EventBridge would send
  --no-sign-in         leaves the hosted sign-in out`;

function parsePort(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Error(`${name} must be a port number, not "${text}"`);
  }
  return port;
}

/** Reads `<name>=<value>` options. */
function readPairs(option: string, texts: string[] = []): [string, string][] {
  return texts.map(text => {
    const at = text.indexOf('=');
    if (at < 1) throw new Error(`${option} must be a=b, not "${text}"`);
    return [text.slice(0, at), text.slice(at + 1)];
  });
}

function readOptions(argv: string[], env: NodeJS.ProcessEnv): LocalAwsOptions {
  const { values } = parseArgs({
    args: argv,
    allowNegative: true,
    options: {
      port: { type: 'string', default: env.LOCAL_AWS_PORT },
      'data-dir': { type: 'string', default: env.LOCAL_AWS_DATA_DIR },
      'sign-in-port': { type: 'string', default: env.LOCAL_AWS_SIGN_IN_PORT },
      'callback-url': { type: 'string', multiple: true },
      'logout-url': { type: 'string', multiple: true },
      'event-source': { type: 'string', multiple: true },
      'function-env': { type: 'string', multiple: true },
      'event-queue': { type: 'string' },
      'sign-in': { type: 'boolean', default: true },
    },
  });
  const environment = Object.fromEntries(
    readPairs('--function-env', values['function-env']),
  );
  const signIn = {
    port: parsePort('--sign-in-port', values['sign-in-port']),
    callbackUrls: values['callback-url'],
    logoutUrls: values['logout-url'],
  };
  return {
    port: parsePort('--port', values.port),
    dataDir: values['data-dir'],
    eventQueue: values['event-queue'],
    eventSources: readPairs('--event-source', values['event-source']).map(
      ([queue, file]) => ({ queue, file, environment }),
    ),
    signIn: values['sign-in'] ? signIn : undefined,
  };
}

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const localAws = await startLocalAws(readOptions(argv, process.env));
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= localAws.stop();
    stopping.then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  // Not once(): a library below verdaccio ends the process by the same signal
  // when no other listener is left, and that before all is stopped.
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // Only now: who reads the line may end the process at once.
  const signIn = localAws.issuer ? `, sign-in at ${localAws.issuer}` : '';
  process.stdout.write(`local AWS ready at ${localAws.endpoint}${signIn}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
