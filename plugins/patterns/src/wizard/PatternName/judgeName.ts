import {
  checkPatternName,
  type NameCheck,
} from '@apo/backstage-plugin-patterns-common';
import type { PatternsApi } from '../../api/PatternsApi';
import {
  refuse,
  unchecked,
  type FieldVerdict,
} from '../../components/shared/FieldVerdict';
import { mayAddVersion, type PatternFormData } from '../wizardFormData';

/** The rule of form that a name breaks, or undefined. */
export function judgeNameForm(name: string): FieldVerdict | undefined {
  const problem = checkPatternName(name);
  return problem && refuse(problem);
}

/** What the server's answer means for this form. */
export function judgeName(
  check: NameCheck,
  form: PatternFormData,
): FieldVerdict {
  const { name, exists, problem } = check;
  if (problem) return refuse(problem);
  if (!exists) return { tone: 'success', text: `${name} is free` };
  if (mayAddVersion(form, name)) {
    return { tone: 'info', text: `This adds a version to ${name}` };
  }
  return refuse({
    field: 'name',
    rule: 'is taken',
    fix: 'choose another, or add a version to that pattern',
  });
}

/** The message that keeps a person on the step, or undefined. */
export async function refuseName(
  name: string,
  form: PatternFormData,
  api: PatternsApi,
): Promise<string | undefined> {
  const broken = judgeNameForm(name);
  if (broken) return broken.text;
  try {
    const verdict = judgeName(await api.checkName(name), form);
    return verdict.tone === 'error' ? verdict.text : undefined;
  } catch (error) {
    return unchecked('The name', error).text;
  }
}
