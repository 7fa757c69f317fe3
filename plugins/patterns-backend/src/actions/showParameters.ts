import type { Report } from '@apo/backstage-plugin-patterns-common';
import { capList, capText } from './caps';

/** Most parameters of a template; CloudFormation takes no more. */
const MAX_PARAMETERS = 200;
/** Longest text of one, in characters. */
const MAX_PARAMETER_TEXT = 500;
/** Allowed values that are named, at most. */
const MAX_ALLOWED = 50;

/** The parameters of a template; those that must be given first. */
export function showParameters(report?: Report) {
  const parameters = report?.templates[0]?.parameters ?? [];
  const shown = parameters.map(parameter => ({
    name: parameter.name,
    type: parameter.type,
    required: parameter.default === undefined,
    description:
      parameter.description &&
      capText(parameter.description, MAX_PARAMETER_TEXT),
    // What is secret is not told, not even as a default.
    default: parameter.noEcho
      ? undefined
      : parameter.default && capText(parameter.default, MAX_PARAMETER_TEXT),
    allowedValues:
      parameter.allowedValues &&
      capList(parameter.allowedValues, { items: MAX_ALLOWED }).items,
    secret: parameter.noEcho,
  }));
  shown.sort((a, b) => Number(b.required) - Number(a.required));
  const { items, left } = capList(shown, { items: MAX_PARAMETERS });
  return { parameters: items, parametersLeft: left };
}
