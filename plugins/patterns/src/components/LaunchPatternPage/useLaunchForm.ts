import { useState } from 'react';
import type {
  FieldProblem,
  Publication,
  TemplateParameter,
} from '@apo/backstage-plugin-patterns-common';
import { fieldProblems } from '../shared/serverProblems';
import {
  checkLaunchForm,
  emptyForm,
  launchFields,
  type LaunchForm,
} from './launchForm';

/**
 * The form with what is wrong in it: a field is judged once one has typed in
 * it, all are once one tried to go on, and what the server said of a field
 * stands until it is changed.
 */
export function useLaunchForm(
  targets: readonly Publication[],
  parameters: readonly TemplateParameter[],
) {
  const [form, setForm] = useState(() => emptyForm(targets, parameters));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setTried] = useState(false);
  const [said, setSaid] = useState<FieldProblem[]>([]);
  const fields = launchFields(parameters);
  const broken = checkLaunchForm(form, parameters);
  const isReady = broken.length === 0 && said.length === 0;
  return {
    form,
    /** Whether nothing is wrong with it. */
    isReady,
    target:
      targets.find(({ targetName }) => targetName === form.targetName) ??
      targets[0],
    /** Whether all that the server said stands beside a field, or is mended. */
    isPlaced: said.length > 0 && said.every(p => fields.includes(p.field)),
    problemOf: (field: string): FieldProblem | undefined =>
      said.find(p => p.field === field) ??
      (isTried || touched.has(field)
        ? broken.find(p => p.field === field)
        : undefined),
    change: (next: LaunchForm, field: string) => {
      setForm(next);
      setTouched(known => new Set(known).add(field));
      setSaid(known => known.filter(p => p.field !== field));
    },
    /** Takes what the server said of the fields. */
    refuse: (error: Error) => setSaid(fieldProblems(error)),
    /** Whether the form may go on; from now on all that is wrong is shown. */
    attempt: () => {
      setTried(true);
      return isReady;
    },
  };
}
