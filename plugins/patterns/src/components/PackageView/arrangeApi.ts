import {
  propsInterface,
  type ApiDeclaration,
} from '@apo/backstage-plugin-patterns-common';

/**
 * The declarations in the order in which one reads them: each construct, right
 * below it what it is made with, then the rest.
 */
export function arrangeApi(api: readonly ApiDeclaration[]): ApiDeclaration[] {
  const constructs = api.filter(({ construct }) => construct);
  const first = constructs.flatMap(each => {
    const props = propsInterface(each, api);
    return props ? [each, props] : [each];
  });
  return [...new Set([...first, ...api])];
}

/** Whether a declaration or a part of it has the words in its name or text. */
export function matchesFilter(
  declaration: ApiDeclaration,
  filter: string,
): boolean {
  const { name, docs, members } = declaration;
  const text = [name, docs, ...members.flatMap(m => [m.name, m.docs])]
    .join('\n')
    .toLocaleLowerCase('en-US');
  return filter
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .every(word => text.includes(word));
}
