/** One parameter of a signature. @public */
export type SignatureParameter = {
  name: string;
  type: string;
  optional: boolean;
};

/** The parameters of a signature such as `(scope: Construct, id: string)`. @public */
export function parseParameters(signature: string): SignatureParameter[] {
  const inner = signature.slice(
    signature.indexOf('(') + 1,
    closingOf(signature),
  );
  return splitAtTop(inner, ',').map(part => {
    const [left, ...type] = splitAtTop(part, ':');
    return {
      name: left.replace(/^\.\.\./, '').replace(/\?$/, ''),
      type: type.join(': ') || 'any',
      optional: left.endsWith('?') || left.startsWith('...'),
    };
  });
}

/** The names after `extends` of an interface or class, without type arguments. */
export function basesOf(heritage: string): string[] {
  const said = /\bextends (.*?)(?= implements |$)/.exec(heritage)?.[1] ?? '';
  return splitAtTop(said, ',').map(name => name.replace(/<.*$/, ''));
}

/** Splits at a sign that is in no bracket; parts are trimmed, empty ones dropped. */
function splitAtTop(text: string, sign: string): string[] {
  const parts = [''];
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    depth += depthChange(text, index);
    if (text[index] === sign && depth === 0) parts.push('');
    else parts[parts.length - 1] += text[index];
  }
  return parts.map(part => part.trim()).filter(Boolean);
}

/** Where the first bracket of a signature closes. */
function closingOf(signature: string): number {
  let depth = 0;
  for (let index = 0; index < signature.length; index++) {
    depth += depthChange(signature, index);
    if (depth === 0 && signature[index] === ')') return index;
  }
  return signature.length;
}

function depthChange(text: string, index: number): number {
  if ('([{<'.includes(text[index])) return 1;
  // The sign of an arrow closes nothing.
  if (text[index] === '>' && text[index - 1] === '=') return 0;
  return ')]}>'.includes(text[index]) ? -1 : 0;
}
