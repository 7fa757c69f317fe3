import {
  propsInterface,
  propsParameter,
  requiredProps,
  type ApiDeclaration,
  type PackageDetails,
} from '@apo/backstage-plugin-patterns-common';

/** Longest type that is shown in a placeholder, in characters. */
const MAX_PLACEHOLDER = 60;

/**
 * TypeScript that creates the main construct of a package, with what must be
 * given; undefined where the package exports no construct.
 */
export function constructSnippet(
  details: Pick<PackageDetails, 'name' | 'api'>,
): string | undefined {
  const { name: packageName, api } = details;
  const construct = api.find(each => each.construct);
  if (!construct) return undefined;
  const { name } = construct;
  return [
    `import { ${name} } from '${packageName}';`,
    '',
    `new ${name}(this, '${name}'${propsArgument(construct, api)});`,
  ].join('\n');
}

function propsArgument(
  construct: ApiDeclaration,
  api: readonly ApiDeclaration[],
): string {
  const parameter = propsParameter(construct);
  if (!parameter) return '';
  const props = propsInterface(construct, api);
  const required = props ? requiredProps(props, api) : [];
  if (required.length) {
    const lines = required.map(
      ({ name, type }) => `  ${name}: ${placeholder(type, name)},`,
    );
    return `, {\n${lines.join('\n')}\n}`;
  }
  if (parameter.optional) return '';
  return props ? ', {}' : `, ${placeholder(parameter.type, parameter.name)}`;
}

/** What stands for a value that the reader must choose: its type, or its name. */
function placeholder(type: string, name: string): string {
  return `<${type.length > MAX_PLACEHOLDER ? name : type}>`;
}
