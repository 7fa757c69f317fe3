import { findIntrinsics, Intrinsic } from './intrinsics';
import { hasMembers } from './Template';

/** What a value refers to. */
export interface References {
  /** Parameters and resources, named by `Ref` or `Fn::Sub`. */
  names: string[];
  /** Resources, named by `Fn::GetAtt`. */
  attributeOwners: string[];
}

// ${Name} and ${Name.Attribute}, but not the literal ${!Name}.
const VARIABLE = /\$\{([^!}][^}]*)\}/g;

/** The names that `Fn::Sub` takes from the template: those that it does not bring itself. */
function subNames(argument: unknown): string[] {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
  const known = hasMembers(own) ? Object.keys(own) : [];
  return [...String(text).matchAll(VARIABLE)]
    .map(([, name]) => name.trim())
    .filter(name => !known.includes(name))
    .map(name => name.split('.')[0]);
}

function namesOf({ name, argument }: Intrinsic): string[] {
  if (name === 'Fn::Sub') return subNames(argument);
  return name === 'Ref' ? [String(argument)] : [];
}

/** The argument of `Fn::GetAtt` is a list, or `Resource.Attribute`. */
function ownerOf({ name, argument }: Intrinsic): string[] {
  if (name !== 'Fn::GetAtt') return [];
  const [owner] = Array.isArray(argument)
    ? argument
    : String(argument).split('.');
  return [String(owner)];
}

/** Finds the references in a value, at any depth, each once. */
export function findReferences(value: unknown): References {
  const calls = [...findIntrinsics(value)];
  return {
    names: [...new Set(calls.flatMap(namesOf))],
    attributeOwners: [...new Set(calls.flatMap(ownerOf))],
  };
}

/** The resources after which a resource must be made, by its own word. */
export function findDependsOn({ DependsOn = [] }: { DependsOn?: unknown }) {
  return [DependsOn].flat().map(String);
}
