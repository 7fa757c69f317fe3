import {
  propsInterface,
  propsParameter,
  requiredProps,
  type PackageDetails,
} from '@apo/backstage-plugin-patterns-common';
import { InputError } from '@backstage/errors';
import { valueExpression } from './valueExpressions';

/** How an app creates the main construct of a package. */
export type ConstructCode = {
  className: string;
  /** What follows the id in the constructor's call: nothing, or a comma and the props. */
  props: string;
  /** Properties that only a person can give; the code throws until they do. */
  toGive: string[];
};

/**
 * TypeScript for the main construct of a package: the first class that is
 * created with scope and id. It always compiles. What must be given gets a
 * value to start with; where there is none, the call `toGive(name)`.
 *
 * @throws InputError when the package exports no construct.
 */
export function constructCode(
  details: Pick<PackageDetails, 'name' | 'api'>,
): ConstructCode {
  const { api } = details;
  const construct = api.find(each => each.construct);
  if (!construct) {
    throw new InputError(
      `${details.name} exports no construct that an app could create: install it by hand, as its page says`,
    );
  }
  const { name: className } = construct;
  const parameter = propsParameter(construct);
  if (!parameter) return { className, props: '', toGive: [] };
  const props = propsInterface(construct, api);
  const required = props ? requiredProps(props, api) : [];
  if (required.length === 0) {
    if (parameter.optional) return { className, props: '', toGive: [] };
    return props
      ? { className, props: ', {}', toGive: [] }
      : { className, props: `, toGive('props')`, toGive: ['props'] };
  }
  const values = required.map(({ name, type }) => ({
    name,
    value: valueExpression(name, type),
  }));
  const lines = values.map(
    ({ name, value }) => `      ${name}: ${value ?? `toGive('${name}')`},`,
  );
  return {
    className,
    props: `, {\n${lines.join('\n')}\n    }`,
    toGive: values.filter(({ value }) => !value).map(({ name }) => name),
  };
}
