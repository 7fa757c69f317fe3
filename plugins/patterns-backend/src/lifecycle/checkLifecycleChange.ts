import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  FieldProblem,
  LifecycleChange,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternStore,
  RetirementRecord,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { FieldError } from '../service/FieldError';
import type { PatternAccess } from '../service/PatternAccess';
import { readPermitted } from '../service/Permitted';

/**
 * What is said of a change, without blanks around it; nothing of one that has
 * versions published again.
 *
 * @throws FieldError with each field that broke a rule.
 */
export async function checkLifecycleChange(
  options: { store: PatternStore; access: PatternAccess },
  change: LifecycleChange,
  about: {
    patternName: string;
    versions: VersionRecord[];
    credentials: BackstageCredentials;
  },
): Promise<LifecycleChange> {
  const { state } = change;
  if (state === 'published') return { state };
  const reason = change.reason?.trim();
  const successor = change.successor?.trim() || undefined;
  const problems = [
    reason ? undefined : reasonMissing(state),
    successor && (await checkSuccessor(options, successor, about)),
  ].filter(problem => !!problem);
  if (problems.length) throw new FieldError(problems as FieldProblem[]);
  return { state, reason, successor };
}

function reasonMissing(state: LifecycleChange['state']): FieldProblem {
  return {
    field: 'reason',
    rule: `is required to have it ${state}`,
    fix: 'say why, for those who use it',
  };
}

async function checkSuccessor(
  { store, access }: { store: PatternStore; access: PatternAccess },
  successor: string,
  {
    patternName,
    versions,
    credentials,
  }: {
    patternName: string;
    versions: VersionRecord[];
    credentials: BackstageCredentials;
  },
): Promise<FieldProblem | undefined> {
  if (successor === patternName) {
    return {
      field: 'successor',
      rule: 'is another pattern',
      fix: 'name a different one, or none',
    };
  }
  // What was said before can be said again, whatever became of it.
  if (versions.some(v => names(v.retirement, successor))) return undefined;
  const [pattern, may] = await Promise.all([
    store.getPattern(successor),
    readPermitted(access, successor, credentials),
  ]);
  if (may.read && pattern?.lifecycle === 'active') return undefined;
  return {
    field: 'successor',
    rule: `is a published pattern, and there is none named '${successor}'`,
    fix: 'choose one of the catalog, or none',
  };
}

function names(
  retirement: RetirementRecord | undefined,
  successor: string,
): boolean {
  if (!retirement) return false;
  return (
    retirement.successor === successor ||
    names(retirement.before.retirement, successor)
  );
}
