import { toError } from '@backstage/errors';
import type {
  AwsCheckResult,
  AwsFinding,
  AwsState,
} from '@apo/backstage-plugin-patterns-common';
import type {
  AwsCheck,
  AwsCheckOutcome,
} from '@apo/backstage-plugin-patterns-node';

/** From good to bad. */
const order: AwsState[] = ['skipped', 'ok', 'warning', 'failed'];

/**
 * Runs one check. Whatever happens is a result: what it throws, or that it
 * took too long, is a failure of the resource and not of the caller.
 *
 * @param timeoutMs - time of the check, in milliseconds
 */
export async function runCheck(
  check: AwsCheck,
  timeoutMs: number,
): Promise<AwsCheckResult> {
  const started = Date.now();
  const { findings, facts = {} } = await look(check, timeoutMs);
  const worstFirst = [...findings].sort((a, b) => rank(b) - rank(a));
  return {
    id: check.id,
    service: check.service,
    resource: check.resource,
    state: worstFirst[0]?.state ?? 'skipped',
    findings: worstFirst,
    facts,
    durationMs: Date.now() - started,
  };
}

async function look(
  check: AwsCheck,
  timeoutMs: number,
): Promise<AwsCheckOutcome> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A check that ignores its signal is not waited for either.
  const late = new Promise<AwsCheckOutcome>(resolve => {
    timer = setTimeout(() => {
      resolve(tookTooLong(timeoutMs));
      controller.abort();
    }, timeoutMs);
  });
  try {
    return await Promise.race([check.run(controller.signal), late]);
  } catch (error) {
    return { findings: [unexpected(error)] };
  } finally {
    clearTimeout(timer);
  }
}

function tookTooLong(timeoutMs: number): AwsCheckOutcome {
  return {
    findings: [
      {
        state: 'failed',
        message: `There was no answer within ${timeoutMs / 1000} seconds.`,
        fix: 'Check that the portal’s network reaches the service (VPC endpoint, security group, proxy), then check again.',
      },
    ],
  };
}

function unexpected(error: unknown): AwsFinding {
  const { name, message } = toError(error);
  return {
    state: 'failed',
    message: `It could not be checked. ${name}: ${message}`,
    fix: 'Correct what the message names, then check again.',
  };
}

function rank({ state }: AwsFinding) {
  return order.indexOf(state);
}
