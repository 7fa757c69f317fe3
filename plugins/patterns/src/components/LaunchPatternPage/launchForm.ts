import {
  checkParameter,
  checkProductName,
  parameterField,
  type FieldProblem,
  type LaunchRequest,
  type Publication,
  type TemplateParameter,
} from '@apo/backstage-plugin-patterns-common';

/** What a person fills in. Values of parameters by name; an absent one is not given. */
export type LaunchForm = {
  name: string;
  targetName: string;
  values: Record<string, string>;
};

/** The form at first: defaults are filled in, except those of secrets. */
export function emptyForm(
  targets: readonly Publication[],
  parameters: readonly TemplateParameter[],
): LaunchForm {
  const presets = parameters.flatMap(({ name, noEcho, default: preset }) =>
    noEcho || preset === undefined ? [] : [[name, preset]],
  );
  return {
    name: '',
    targetName: targets[0]?.targetName ?? '',
    values: Object.fromEntries(presets),
  };
}

/** Every rule that a form breaks; the fields are named as the server does. */
export function checkLaunchForm(
  form: LaunchForm,
  parameters: readonly TemplateParameter[],
): FieldProblem[] {
  return [
    checkProductName(form.name),
    ...parameters.map(each => checkParameter(each, form.values[each.name])),
  ].filter(problem => problem !== undefined);
}

/** The form with the value of a parameter; an emptied secret is not given. */
export function withValue(
  form: LaunchForm,
  { name, noEcho }: TemplateParameter,
  value: string,
): LaunchForm {
  const { [name]: _, ...others } = form.values;
  const isGiven = value !== '' || !noEcho;
  return { ...form, values: isGiven ? { ...others, [name]: value } : others };
}

/** What is sent. The target is named where there are several. */
export function toLaunchRequest(
  form: LaunchForm,
  parameters: readonly TemplateParameter[],
  targets: readonly Publication[],
): LaunchRequest {
  return {
    name: form.name,
    ...(targets.length > 1 && { targetName: form.targetName }),
    parameters: parameters.flatMap(({ name: key }) =>
      Object.hasOwn(form.values, key) ? [{ key, value: form.values[key] }] : [],
    ),
  };
}

/** The fields of a form, as the server names them. */
export function launchFields(
  parameters: readonly TemplateParameter[],
): string[] {
  return [
    'name',
    'targetName',
    ...parameters.map(({ name }) => parameterField(name)),
  ];
}
