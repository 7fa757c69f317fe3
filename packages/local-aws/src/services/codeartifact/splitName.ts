/** The namespace (the scope without its "@") and the rest of an npm name. */
export function splitName(name: string): {
  namespace?: string;
  package: string;
} {
  const match = /^@([^/]+)\/(.+)$/.exec(name);
  return match ? { namespace: match[1], package: match[2] } : { package: name };
}
