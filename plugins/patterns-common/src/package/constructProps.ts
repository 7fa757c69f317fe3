import type { ApiDeclaration, ApiMember } from '../model/types';
import { basesOf, parseParameters, type SignatureParameter } from './signature';

/** The third parameter of a construct's constructor: what it is made with. @public */
export function propsParameter(
  construct: ApiDeclaration,
): SignatureParameter | undefined {
  const constructor = construct.members.find(m => m.kind === 'constructor');
  return constructor && parseParameters(constructor.type)[2];
}

/** The interface of what a construct is made with, where the package exports it. @public */
export function propsInterface(
  construct: ApiDeclaration,
  api: readonly ApiDeclaration[],
): ApiDeclaration | undefined {
  const type = propsParameter(construct)?.type;
  return api.find(({ kind, name }) => kind === 'interface' && name === type);
}

/** What must be given, of an interface and of those that it extends within the package. @public */
export function requiredProps(
  declaration: ApiDeclaration,
  api: readonly ApiDeclaration[],
): ApiMember[] {
  const found = new Map<string, ApiMember>();
  for (const each of withBases(declaration, api)) {
    for (const member of each.members) {
      // A base's property may be narrowed: the nearest one counts.
      if (!found.has(member.name)) found.set(member.name, member);
    }
  }
  return [...found.values()].filter(
    ({ kind, optional }) => kind === 'property' && !optional,
  );
}

function withBases(
  declaration: ApiDeclaration,
  api: readonly ApiDeclaration[],
  seen = new Set<ApiDeclaration>(),
): Set<ApiDeclaration> {
  if (seen.has(declaration)) return seen;
  seen.add(declaration);
  for (const name of basesOf(declaration.signature ?? '')) {
    const base = api.find(
      each => each.kind === 'interface' && each.name === name,
    );
    if (base) withBases(base, api, seen);
  }
  return seen;
}
