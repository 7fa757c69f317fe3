/** What the intrinsic functions of a template refer to. */
export interface References {
  /** A resource, parameter or pseudo parameter. */
  ref(name: string): unknown;
  attribute(id: string, name: string): unknown;
  /** What a stack exports under a name. */
  imported(name: string): unknown;
  /** An output of a stack, maybe in another region. */
  output(stack: string, name: string): unknown;
}

type Intrinsic = (argument: any, references: References) => unknown;

const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (name, references) => references.ref(name),
  'Fn::GetAtt': (argument, references) => {
    const [id, ...name] = [argument].flat().join('.').split('.');
    return references.attribute(id, name.join('.'));
  },
  'Fn::Join': ([separator, parts], references) =>
    (resolve(parts, references) as string[]).join(separator),
  'Fn::Sub': (argument, references) => {
    const [text, values = {}] = [argument].flat();
    return text.replace(/\$\{([^!}][^}]*)\}/g, (_: string, name: string) =>
      resolve(
        values[name] ??
          (name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }),
        references,
      ),
    );
  },
  'Fn::Select': ([index, list], references) =>
    (resolve(list, references) as unknown[])[Number(index)],
  'Fn::Split': ([separator, text], references) =>
    (resolve(text, references) as string).split(separator),
  'Fn::GetAZs': () => ['zone-a', 'zone-b', 'zone-c'],
  'Fn::ImportValue': (name, references) =>
    references.imported(resolve(name, references) as string),
  'Fn::GetStackOutput': ({ StackName, OutputName }, references) =>
    references.output(resolve(StackName, references) as string, OutputName),
  'Fn::Base64': (text, references) => resolve(text, references),
};

/**
 * Puts values in the place of a template's intrinsic functions.
 *
 * @throws Error for a function that is not known here
 */
export function resolve(value: unknown, references: References): unknown {
  if (Array.isArray(value)) {
    return value
      .map(each => resolve(each, references))
      .filter(each => each !== undefined);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length === 1 && Object.hasOwn(INTRINSICS, name)) {
    return INTRINSICS[name](argument, references);
  }
  if (entries.length === 1 && name.startsWith('Fn::')) {
    throw new Error(
      `${name} is not known here: add it to infra/test/deployment/resolve.ts`,
    );
  }
  return Object.fromEntries(
    entries.map(([key, each]) => [key, resolve(each, references)]),
  );
}
