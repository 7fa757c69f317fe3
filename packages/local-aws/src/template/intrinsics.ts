import { hasMembers } from './Template';

/** A call of an intrinsic function, e.g. `Ref` or `Fn::Sub`. */
export interface Intrinsic {
  name: string;
  argument: unknown;
}

/** Finds the intrinsic functions in a value, at any depth. */
export function* findIntrinsics(value: unknown): Generator<Intrinsic> {
  if (Array.isArray(value)) {
    for (const item of value) yield* findIntrinsics(item);
  } else if (hasMembers(value)) {
    const members = Object.entries(value);
    const [[name, argument] = []] = members;
    const isCall = name === 'Ref' || name === 'Condition';
    if (members.length === 1 && name && (isCall || name.startsWith('Fn::'))) {
      yield { name, argument };
    }
    for (const [, member] of members) yield* findIntrinsics(member);
  }
}
