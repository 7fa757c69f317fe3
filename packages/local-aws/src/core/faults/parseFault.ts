import { InputError } from '@backstage/errors';
import { Fault, FAULT_KINDS } from './Fault';

const TEXT = ['service', 'operation', 'code', 'message'];
const NUMBERS: Record<string, [min: number, max: number]> = {
  times: [1, 1_000_000],
  status: [400, 599],
  ms: [0, 600_000],
};

function checkMember(name: string, value: unknown): void {
  if (name === 'kind' || value === undefined) return;
  if (TEXT.includes(name)) {
    if (typeof value === 'string' && value) return;
    throw new InputError(`${name} of a fault must be a text that is not empty`);
  }
  if (!Object.hasOwn(NUMBERS, name)) {
    const known = ['kind', ...TEXT, ...Object.keys(NUMBERS)].join(', ');
    throw new InputError(`A fault has no member ${name}; it has ${known}`);
  }
  const [min, max] = NUMBERS[name];
  if (!Number.isInteger(value) || Number(value) < min || Number(value) > max) {
    throw new InputError(
      `${name} of a fault must be a whole number from ${min} to ${max}`,
    );
  }
}

/**
 * Checks a fault from outside.
 *
 * @throws InputError that names the member, the rule and the fix
 */
export function parseFault(value: unknown): Fault {
  if (!value || typeof value !== 'object' || Array.isArray(value)) {
    throw new InputError('A fault must be an object, e.g. {"kind":"throttle"}');
  }
  const fault = value as Fault;
  if (!FAULT_KINDS.includes(fault.kind)) {
    throw new InputError(
      `kind of a fault must be one of ${FAULT_KINDS.join(', ')}`,
    );
  }
  for (const [name, member] of Object.entries(value)) checkMember(name, member);
  const delays = ['delay', 'delay-after'].includes(fault.kind);
  if (delays && fault.ms === undefined) {
    throw new InputError(`A ${fault.kind} needs ms, the pause in milliseconds`);
  }
  return { ...fault };
}
